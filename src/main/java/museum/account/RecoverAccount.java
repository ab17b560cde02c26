package museum.account;

import museum.web.ApiError;
import museum.web.ScopedTokens;
import museum.web.ScopedTokens.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a deleted account back as long as its data are untouched: its albums and second factors, not its tokens, shares and links. Protocol 01 §7.4. */
@Service
public class RecoverAccount {

    private static final Logger log = LoggerFactory.getLogger(RecoverAccount.class);

    private final ScopedTokens tokens;
    private final UserQueries users;
    private final Users emails;
    private final KeyQueries keys;
    private final CleanUpQueries cleanUp;
    private final EncryptionAtRest encryption;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    RecoverAccount(
            ScopedTokens tokens,
            UserQueries users,
            Users emails,
            KeyQueries keys,
            CleanUpQueries cleanUp,
            EncryptionAtRest encryption,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.tokens = tokens;
        this.users = users;
        this.emails = emails;
        this.keys = keys;
        this.cleanUp = cleanUp;
        this.encryption = encryption;
        this.events = events;
        this.transaction = transaction;
    }

    /** By the token of a mail; whether the account is there now. */
    boolean recover(String token) {
        var bearer = tokens.read(Scope.RESTORE_ACCOUNT, token).orElse(null);
        if (bearer == null
                || bearer.userId() == 0
                || bearer.email() == null
                || bearer.email().isEmpty()) {
            return false;
        }
        try {
            recover(bearer.userId(), bearer.email());
            return true;
        } catch (ApiError refusal) {
            log.info("User {} was not recovered: {}", bearer.userId(), refusal.getMessage());
            return false;
        }
    }

    /**
     * By an administrator. Nothing happens to an account that is there already with this address.
     *
     * @throws ApiError 409 when it is there with another address or when its address is somebody else's by now; 400 when its data are being removed; 404 for
     *     an unknown account
     */
    public void recover(long userId, String email) {
        var address = EmailAddress.normalise(email);
        var current = emails.email(userId);
        if (current.isPresent()) {
            if (!current.get().equals(address)) {
                throw ApiError.conflict("the account is active with another address");
            }
            return;
        }
        if (!users.isDeleted(userId)) {
            throw ApiError.notFound();
        }
        try {
            transaction.executeWithoutResult(status -> bringBack(userId, address));
        } catch (DuplicateKeyException taken) {
            throw ApiError.conflict("the address belongs to another account by now");
        }
    }

    private void bringBack(long userId, String address) {
        if (!cleanUp.cancel(userId) || keys.find(userId).isEmpty()) {
            throw ApiError.badRequest("account can not be recovered now");
        }
        users.setEmail(userId, encryption.encrypt(address), encryption.hash(address));
        events.publishEvent(new EmailChanged(userId, address));
    }
}
