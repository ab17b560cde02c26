package museum.legacy;

import museum.account.AccountDeleted;
import museum.account.AccountEnding;
import museum.database.Time;
import museum.legacy.ContactMail.Letter;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends trust and recoveries with the account, on both sides, and later removes what is left of them. Unlike in Museum only a deletion that happens does so, and a kit of a
 * deleted account opens nothing. Protocol 09 §A6, §B10.
 */
@Component
class EndTrust {

    private final TrustedContactQueries contacts;
    private final RecoveryQueries recoveries;
    private final KitQueries kits;
    private final KitSessionQueries kitSessions;
    private final ContactMail mail;
    private final Time time;

    EndTrust(
            TrustedContactQueries contacts,
            RecoveryQueries recoveries,
            KitQueries kits,
            KitSessionQueries kitSessions,
            ContactMail mail,
            Time time) {
        this.contacts = contacts;
        this.recoveries = recoveries;
        this.kits = kits;
        this.kitSessions = kitSessions;
        this.mail = mail;
        this.time = time;
    }

    /** Kits stay, in case the account comes back. */
    @EventListener
    void accountDeleted(AccountDeleted event) {
        var user = event.userId();
        var now = time.now();
        contacts.lockAllOf(user);
        for (var pair : recoveries.endAllOf(user, now)) {
            mail.tell(pair, pair.owner() == user ? Letter.REJECTED : Letter.STOPPED);
        }
        for (var pair : contacts.endAllOf(user, now)) {
            mail.tell(pair, pair.owner() == user ? Letter.REVOKED : Letter.LEFT);
        }
        kits.lockAllOf(user);
        kitSessions.blockAllOf(user);
    }

    @EventListener
    void accountEnding(AccountEnding event) {
        if (event.step() == AccountEnding.Step.ROWS) {
            recoveries.deleteAllOf(event.userId());
            contacts.deleteAllOf(event.userId());
            kits.deleteAllOf(event.userId());
        }
    }
}
