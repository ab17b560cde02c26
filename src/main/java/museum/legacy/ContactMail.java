package museum.legacy;

import java.util.List;
import java.util.Map;
import museum.account.Users;
import museum.notify.Mails;
import org.springframework.stereotype.Component;

/** The letters to owners and their trusted contacts. Protocol 09 §A4. */
@Component
class ContactMail {

    /** What is told to whom; the template is below {@code legacy/}. */
    enum Letter {
        INVITED("legacy_invite", false),
        INVITATION_SENT("legacy_invite_sent", true),
        ACCEPTED("legacy_invite_accepted", true),
        DENIED("legacy_invite_rejected", true),
        LEFT("legacy_left", true),
        REVOKED("legacy_removed", false),
        STARTED("recovery_started", true),
        REMINDER("recovery_reminder", true),
        READY_FOR_CONTACT("recovery_ready_trusted", false),
        READY_FOR_OWNER("recovery_ready_legacy", true),
        STOPPED("recovery_cancelled", true),
        REJECTED("recovery_rejected", false),
        RECOVERED_BY_CONTACT("recovery_completed_trusted", false),
        RECOVERED_FOR_OWNER("recovery_completed_legacy", true);

        private final String template;
        private final boolean toOwner;

        Letter(String template, boolean toOwner) {
            this.template = "legacy/" + template;
            this.toOwner = toOwner;
        }
    }

    private final Mails mails;
    private final Users users;

    ContactMail(Mails mails, Users users) {
        this.mails = mails;
        this.users = users;
    }

    void tell(Pair pair, Letter... letters) {
        tell(pair, 0, letters);
    }

    /**
     * Writes letters, which leave with the transaction. Where one of the two is gone there is nothing to tell.
     *
     * @param daysLeft until the contact may go on
     */
    void tell(Pair pair, long daysLeft, Letter... letters) {
        var addresses = users.emails(List.of(pair.owner(), pair.contact()));
        var owner = addresses.get(pair.owner());
        var contact = addresses.get(pair.contact());
        if (owner != null && contact != null) {
            var values = Map.of("LegacyContact", owner, "TrustedContact", contact, "DaysLeft", Long.toString(daysLeft));
            for (var letter : letters) {
                mails.sendLater(letter.template, letter.toOwner ? owner : contact, values);
            }
        }
    }
}
