package museum.account;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import museum.database.TaskLock;
import museum.database.Time;
import museum.notify.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Warns people who have not used their account for eleven months, four times, and deletes it after thirteen. Whoever pays is left alone, and on servers other than
 * Ente's own everybody counts as paying. Protocol 01 §7.8, 10 §12.
 */
@Service
class InactiveAccounts {

    private static final Logger log = LoggerFactory.getLogger(InactiveAccounts.class);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final int PAGE = 500;
    private static final Duration LEASE = Duration.ofHours(24);

    private final InactiveQueries queries;
    private final Users users;
    private final ObjectProvider<Subscriptions> subscriptions;
    private final DeleteAccount deleteAccount;
    private final RecoveryLinks links;
    private final Mails mails;
    private final TaskLock locks;
    private final Clock clock;
    private final Time time;

    InactiveAccounts(
            InactiveQueries queries,
            Users users,
            ObjectProvider<Subscriptions> subscriptions,
            DeleteAccount deleteAccount,
            RecoveryLinks links,
            Mails mails,
            TaskLock locks,
            Clock clock,
            Time time) {
        this.queries = queries;
        this.users = users;
        this.subscriptions = subscriptions;
        this.deleteAccount = deleteAccount;
        this.links = links;
        this.mails = mails;
        this.locks = locks;
        this.clock = clock;
        this.time = time;
    }

    /** Looks at all accounts; on one node at a time. */
    void run() {
        locks.acquire("inactive_user_deletion_mail_lock", LEASE).ifPresent(lease -> {
            try (lease) {
                lookAtAll();
            }
        });
    }

    private void lookAtAll() {
        var before = time.now() - InactivityStage.WARN_2M.waitAfterPrevious();
        var page = queries.unusedSince(before, 0, PAGE);
        while (!page.isEmpty()) {
            for (var account : page) {
                try {
                    lookAt(account.userId());
                } catch (RuntimeException failure) {
                    log.error("The inactive user {} could not be warned", account.userId(), failure);
                }
            }
            page = queries.unusedSince(before, page.getLast().userId(), PAGE);
        }
    }

    /** Everything is read anew, for a run may take long and people come back. */
    private void lookAt(long userId) {
        var email = users.email(userId);
        var lastUse = queries.lastUse(userId);
        if (email.isEmpty() || lastUse.isEmpty() || isPaid(userId)) {
            return;
        }
        due(userId, lastUse.get()).ifPresent(stage -> {
            if (stage != InactivityStage.CONFIRM_13M) {
                mail(stage, email.get(), "");
                queries.noteSent(userId, stage.templateId(), time.now());
            } else if (!queries.hasTrustedContact(userId)) {
                deleteAccount.deleteSilently(userId);
                queries.noteSent(userId, stage.templateId(), time.now());
                mail(stage, email.get(), links.of(userId, email.get(), null).orElse(""));
            }
        });
    }

    /** Without plans there is nobody who does not pay. */
    private boolean isPaid(long userId) {
        return Optional.ofNullable(subscriptions.getIfAvailable())
                .map(subscription -> subscription.isPaid(userId))
                .orElse(true);
    }

    /** The next mail, if its time has come. A mail from before the last use does not count. */
    private Optional<InactivityStage> due(long userId, long lastUse) {
        var sent = new HashMap<>(queries.sentSince(userId, lastUse).stream()
                .collect(Collectors.toMap(InactiveQueries.Sent::templateId, InactiveQueries.Sent::sentTime)));
        var previous = lastUse;
        for (var stage : InactivityStage.values()) {
            var sentAt = sent.get(stage.templateId());
            if (sentAt == null) {
                return previous + stage.waitAfterPrevious() <= time.now() ? Optional.of(stage) : Optional.empty();
            }
            previous = sentAt;
        }
        return Optional.empty();
    }

    private void mail(InactivityStage stage, String email, String link) {
        var values = new HashMap<String, String>();
        values.put("Email", email);
        values.put("DeletionDate", DAY.format(clock.instant().plus(Duration.ofDays(stage.daysLeft()))));
        values.put("AccountRecoveryLink", link);
        mails.send(stage.mail(), email, values);
    }
}
