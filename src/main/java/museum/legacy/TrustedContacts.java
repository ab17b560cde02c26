package museum.legacy;

import java.util.List;
import museum.account.Users;
import museum.database.Time;
import museum.legacy.ContactMail.Letter;
import museum.legacy.TrustedContact.State;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who trusts whom with an account, and who takes that back. Protocol 09 §A2, §A3.1, §A3.3, §A3.4. */
@Service
class TrustedContacts {

    private static final int NOTICE_UNLESS_TOLD = 30;
    private static final int SHORTEST_NOTICE = 1;
    private static final int LONGEST_NOTICE = 60;

    /** Characters; a sealed recovery key has 108. */
    private static final int LONGEST_KEY = 4096;

    private final TrustedContactQueries contacts;
    private final RecoveryQueries recoveries;
    private final Users users;
    private final ContactMail mail;
    private final Time time;

    TrustedContacts(
            TrustedContactQueries contacts, RecoveryQueries recoveries, Users users, ContactMail mail, Time time) {
        this.contacts = contacts;
        this.recoveries = recoveries;
        this.users = users;
        this.mail = mail;
        this.time = time;
    }

    /** Invites somebody. To whom that was done already nothing changes. */
    @Transactional
    void add(long owner, String email, String encryptedKey, @Nullable Integer noticeInDays) {
        var contact = users.find(email).orElseThrow(ApiError::notFound);
        int hours = hours(noticeInDays == null ? NOTICE_UNLESS_TOLD : noticeInDays);
        if (contact == owner) {
            throw ApiError.badRequest("user cannot add themself as emergency contact");
        }
        if (encryptedKey.length() > LONGEST_KEY) {
            throw ApiError.tooLarge();
        }
        var pair = new Pair(owner, contact);
        if (contacts.invite(pair, encryptedKey, hours, time.now())) {
            mail.tell(pair, Letter.INVITED, Letter.INVITATION_SENT);
        }
    }

    /** What the owner may do: take the trust back. An invitation that is not there cannot be renewed without a key. */
    @Transactional
    void changeAsOwner(Pair pair, String state) {
        switch (state) {
            case "INVITED" -> {}
            case "REVOKED" -> {
                contacts.lock(pair);
                var now = time.now();
                if (recoveries.endAll(pair, Recovery.Status.REJECTED, now)) {
                    mail.tell(pair, Letter.REJECTED);
                }
                if (contacts.end(pair, State.REVOKED, List.of(State.INVITED, State.ACCEPTED), now)) {
                    mail.tell(pair, Letter.REVOKED);
                }
            }
            default -> throw noSuchChange(state);
        }
    }

    /** What the contact may do: accept, decline, leave. Declining what was accepted only stops the recoveries. */
    @Transactional
    void changeAsContact(Pair pair, String state) {
        switch (state) {
            case "ACCEPTED" -> {
                if (contacts.accept(pair, time.now())) {
                    mail.tell(pair, Letter.ACCEPTED);
                }
            }
            case "CONTACT_DENIED" -> withdraw(pair, State.CONTACT_DENIED, List.of(State.INVITED), Letter.DENIED);
            case "CONTACT_LEFT" ->
                withdraw(pair, State.CONTACT_LEFT, List.of(State.INVITED, State.ACCEPTED), Letter.LEFT);
            default -> throw noSuchChange(state);
        }
    }

    private void withdraw(Pair pair, State end, List<State> from, Letter letter) {
        contacts.lock(pair);
        var now = time.now();
        if (recoveries.endAll(pair, Recovery.Status.STOPPED, now)) {
            mail.tell(pair, Letter.STOPPED);
        }
        if (contacts.end(pair, end, from, now)) {
            mail.tell(pair, letter);
        }
    }

    /** Apps know the second refusal by the words "active recovery session". */
    @Transactional
    void changeNotice(Pair pair, int days) {
        int hours = hours(days);
        contacts.lock(pair);
        if (recoveries.hasActive(pair)) {
            throw ApiError.badRequest("cannot update recovery notice while there is an active recovery session");
        }
        if (!contacts.setNotice(pair, hours, time.now())) {
            throw ApiError.badRequest("emergency contact not found or not in valid state");
        }
    }

    private static int hours(int days) {
        if (days < SHORTEST_NOTICE || days > LONGEST_NOTICE) {
            throw ApiError.badRequest("recovery notice must be between 1 and 60 days");
        }
        return days * TrustedContact.HOURS_PER_DAY;
    }

    private static ApiError noSuchChange(String state) {
        return ApiError.badRequest("Can not update state to " + state);
    }
}
