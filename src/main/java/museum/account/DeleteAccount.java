package museum.account;

import java.util.LinkedHashMap;
import java.util.Optional;
import museum.database.Time;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deletes an account: from one moment to the next nobody gets in, nothing of it is shared, and its address is free. The data stay for a week, in case somebody
 * regrets it. All in one transaction; Museum may stop half-way. Protocol 01 §7.3.
 */
@Service
public class DeleteAccount {

    private static final Logger log = LoggerFactory.getLogger(DeleteAccount.class);

    private final UserQueries users;
    private final Users emails;
    private final EndTokens endTokens;
    private final PushTokenQueries pushTokens;
    private final TotpQueries totp;
    private final PasskeySessions passkeySessions;
    private final PasskeyQueries passkeys;
    private final CleanUpQueries cleanUp;
    private final ObjectProvider<Subscriptions> subscriptions;
    private final ApplicationEventPublisher events;
    private final RecoveryLinks links;
    private final AccountMail mail;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Time time;

    DeleteAccount(
            UserQueries users,
            Users emails,
            EndTokens endTokens,
            PushTokenQueries pushTokens,
            TotpQueries totp,
            PasskeySessions passkeySessions,
            PasskeyQueries passkeys,
            CleanUpQueries cleanUp,
            ObjectProvider<Subscriptions> subscriptions,
            ApplicationEventPublisher events,
            RecoveryLinks links,
            AccountMail mail,
            TransactionTemplate transaction,
            JsonMapper json,
            Time time) {
        this.users = users;
        this.emails = emails;
        this.endTokens = endTokens;
        this.pushTokens = pushTokens;
        this.totp = totp;
        this.passkeySessions = passkeySessions;
        this.passkeys = passkeys;
        this.cleanUp = cleanUp;
        this.subscriptions = subscriptions;
        this.events = events;
        this.links = links;
        this.mail = mail;
        this.transaction = transaction;
        this.json = json;
        this.time = time;
    }

    /**
     * Deletes an account and tells its old address how to get it back.
     *
     * @param server the address by which this server was reached, for the link in the mail; null if it was not
     * @return whether nothing will be charged any more
     */
    public boolean delete(long userId, @Nullable String server) {
        var email = emails.email(userId).orElseThrow(ApiError::gone);
        var cancelled = deleteSilently(userId);
        links.of(userId, email, server).ifPresent(link -> mail.deleted(email, link, cancelled));
        return cancelled;
    }

    /** Deletes an account without a mail. */
    boolean deleteSilently(long userId) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var cancelled = Optional.ofNullable(subscriptions.getIfAvailable())
                    .map(subscription -> subscription.end(userId))
                    .orElse(true);
            events.publishEvent(new AccountDeleted(userId));
            pushTokens.deleteOf(userId);
            totp.deleteSessionsOf(userId);
            passkeySessions.deleteOf(userId);
            passkeys.deleteCeremoniesOf(userId);
            endTokens.allBut(userId, null);
            users.anonymise(userId);
            cleanUp.schedule(userId, time.now());
            return cancelled;
        }));
    }

    /** Keeps what the holder has said; of no importance. */
    void keepFeedback(long userId, DeletionController.Delete said) {
        var feedback = new LinkedHashMap<String, String>();
        var reason = said.reason() != null ? said.reason() : said.reasonCategory();
        if (reason != null) {
            feedback.put("reason", reason);
        }
        if (said.feedback() != null) {
            feedback.put("feedback", said.feedback());
        }
        try {
            users.setDeleteFeedback(userId, json.writeValueAsString(feedback));
        } catch (DataAccessException failure) {
            log.warn("The feedback of user {} is not kept: {}", userId, failure.getMessage());
        }
    }
}
