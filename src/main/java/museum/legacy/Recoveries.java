package museum.legacy;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import museum.account.HandOver;
import museum.account.KeyAttributes;
import museum.account.NewPassword;
import museum.database.Time;
import museum.legacy.ContactMail.Letter;
import museum.legacy.Recovery.Status;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a trusted contact gets into an account, and how its owner prevents it. Protocol 09 §A3.5–9. */
@Service
class Recoveries {

    /** What opens the account: its recovery key, sealed for the contact, and the keys that this opens. */
    record Opened(String encryptedKey, KeyAttributes userKeyAttr) {}

    static final long DAY = Duration.ofDays(1).toNanos() / 1000;

    private final TrustedContactQueries contacts;
    private final RecoveryQueries recoveries;
    private final HandOver handOver;
    private final ContactMail mail;
    private final Time time;

    Recoveries(
            TrustedContactQueries contacts,
            RecoveryQueries recoveries,
            HandOver handOver,
            ContactMail mail,
            Time time) {
        this.contacts = contacts;
        this.recoveries = recoveries;
        this.handOver = handOver;
        this.mail = mail;
        this.time = time;
    }

    /** Starts a recovery; one at a time, so while one goes on nothing changes. */
    @Transactional
    void start(Pair pair) {
        var contact = contacts.lock(pair).filter(TrustedContact::isAccepted).orElseThrow(ApiError::notFound);
        if (contact.noticePeriodInHrs() <= TrustedContact.HOURS_PER_DAY) {
            throw ApiError.badRequest("notice period should be greater than 24 hours");
        }
        if (recoveries.hasActive(pair)) {
            return;
        }
        var now = time.now();
        var waitTill = now + Duration.ofHours(contact.noticePeriodInHrs()).toNanos() / 1000;
        var reminder = now + 7 * DAY < waitTill ? now + 7 * DAY : now + DAY;
        recoveries.insert(UUID.randomUUID(), pair, waitTill, reminder, now);
        mail.tell(pair, contact.noticeInDays(), Letter.STARTED);
    }

    /** The contact gives up. */
    @Transactional
    void stop(UUID id, Pair pair) {
        if (isOf(pair, id) && recoveries.end(id, Status.STOPPED, time.now())) {
            mail.tell(pair, Letter.STOPPED);
        }
    }

    /** The owner objects. */
    @Transactional
    void reject(UUID id, Pair pair) {
        if (isOf(pair, id) && recoveries.end(id, Status.REJECTED, time.now())) {
            mail.tell(pair, Letter.REJECTED);
        }
    }

    /** The owner lets the contact in at once. */
    @Transactional
    void approve(UUID id, Pair pair) {
        if (isOf(pair, id) && recoveries.makeReady(id, time.now())) {
            mail.tell(pair, Letter.READY_FOR_CONTACT, Letter.READY_FOR_OWNER);
        }
    }

    /** Whether there is such a recovery; 403 when it is between others: Museum believes the request, and contacts can let themselves in. */
    private boolean isOf(Pair pair, UUID id) {
        var recovery = recoveries.find(id);
        if (recovery.isPresent() && !recovery.get().pair().equals(pair)) {
            throw ApiError.permissionDenied();
        }
        return recovery.isPresent();
    }

    Opened open(UUID id, long caller) {
        var contact = usable(recoveries.find(id), caller);
        return new Opened(Objects.requireNonNull(contact.encryptedKey()), handOver.keys(contact.userId()));
    }

    NewPassword.SetUpAnswer beginNewPassword(UUID id, long caller, NewPassword.SetUpRequest request) {
        return handOver.begin(usable(recoveries.find(id), caller).userId(), request);
    }

    /** Sets the owner's new password; an objection of the owner that came first wins. */
    NewPassword.SetUpDone finishNewPassword(UUID id, long caller, NewPassword.UpdateRequest request) {
        var contact = usable(recoveries.find(id), caller);
        var pair = new Pair(contact.userId(), caller);
        return handOver.finish(pair.owner(), request, () -> {
            contacts.lock(pair);
            usable(recoveries.lock(id), caller);
            recoveries.end(id, Status.RECOVERED, time.now());
            mail.tell(pair, Letter.RECOVERED_BY_CONTACT, Letter.RECOVERED_FOR_OWNER);
        });
    }

    /** Whose account the caller may open by this recovery, now. */
    private TrustedContact usable(Optional<Recovery> found, long caller) {
        var recovery = found.orElseThrow(ApiError::notFound);
        recovery.pair().requireContact(caller);
        if (!recovery.isActive()) {
            throw ApiError.badRequest("recovery status is not waiting or ready");
        }
        if (!recovery.isReady(time.now())) {
            throw ApiError.badRequest("recovery wait time is not over");
        }
        return contacts.find(recovery.pair()).filter(TrustedContact::isAccepted).orElseThrow(ApiError::notFound);
    }
}
