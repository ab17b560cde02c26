package museum.account;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import museum.database.Time;
import museum.notify.Mails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The letters of this module. Protocol 10 §14. */
@Component
class AccountMail {

    private static final DateTimeFormatter LOGIN_TIME =
            DateTimeFormatter.ofPattern("dd MMM, yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter END_OF_GRACE = DateTimeFormatter.ofPattern(
                    "MMMM d, yyyy 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Mails mails;
    private final Users users;
    private final Clock clock;

    AccountMail(Mails mails, Users users, Clock clock) {
        this.mails = mails;
        this.users = users;
        this.clock = clock;
    }

    /** Sends a one-time code and waits until the mail server has it. */
    void code(String address, String code, SendCode.Purpose purpose, boolean mobile) {
        mails.send(template(purpose, mobile), address, Map.of("VerificationCode", code));
    }

    /** Sends a one-time code without keeping the request waiting. */
    void codeLater(String address, String code, SendCode.Purpose purpose, boolean mobile) {
        mails.sendLater(template(purpose, mobile), address, Map.of("VerificationCode", code));
    }

    private static String template(SendCode.Purpose purpose, boolean mobile) {
        return purpose == SendCode.Purpose.CHANGE ? "ott_change_email" : mobile ? "ott_mobile" : "ott";
    }

    /** Tells of a new login once the transaction has committed. Where no mail leaves there is nobody to tell. */
    void newLogin(long userId) {
        if (mails.configured()) {
            var date = LOGIN_TIME.format(clock.instant());
            afterCommit(() -> users.email(userId)
                    .ifPresent(address -> mails.sendLater("on_login", address, Map.of("Date", date))));
        }
    }

    /** Tells the old address of the new one, once the transaction has committed. */
    void addressChanged(String old, String address) {
        afterCommit(() -> mails.sendLater("email_changed", old, Map.of("NewEmail", address)));
    }

    /** Tells who may log in again until when (µs), once the transaction has committed. */
    void letIn(long userId, long until) {
        var end = END_OF_GRACE.format(Time.instant(until));
        var days =
                Long.toString(Duration.of(LoginBlock.GRACE, ChronoUnit.MICROS).toDays());
        afterCommit(() -> users.email(userId)
                .ifPresent(address -> mails.sendLater(
                        "storage-warning/storage_warning_login_grace",
                        address,
                        Map.of("AccountEmail", address, "GraceUntil", end, "GraceDays", days))));
    }

    /** Tells of a deletion and how to undo it. */
    void deleted(String address, String recoveryLink, boolean subscriptionCancelled) {
        mails.sendLater(
                subscriptionCancelled ? "account_deleted" : "account_deleted_active_sub",
                address,
                Map.of("AccountRecoveryLink", recoveryLink));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.startVirtualThread(action);
            }
        });
    }
}
