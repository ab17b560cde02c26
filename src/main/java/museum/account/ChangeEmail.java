package museum.account;

import museum.web.ApiError;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an account another address, which its holder proves by a code. Protocol 01 §3.7. */
@Service
public class ChangeEmail {

    private final UseCode codes;
    private final UserQueries users;
    private final Users emails;
    private final EncryptionAtRest encryption;
    private final AccountMail mail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ChangeEmail(
            UseCode codes,
            UserQueries users,
            Users emails,
            EncryptionAtRest encryption,
            AccountMail mail,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.users = users;
        this.emails = emails;
        this.encryption = encryption;
        this.mail = mail;
        this.events = events;
        this.transaction = transaction;
    }

    void change(Caller caller, @Nullable String email, @Nullable String code) {
        codes.use(encryption.hash(EmailAddress.normalise(email)), caller.app(), code);
        set(caller.userId(), email);
    }

    /** Without a code, as administrators do it. 403 if the address is somebody's; the old address gets a mail. */
    public void set(long userId, @Nullable String email) {
        var address = EmailAddress.normalise(email);
        var hash = encryption.hash(address);
        if (users.findByHash(hash).isPresent()) {
            throw ApiError.permissionDenied();
        }
        var old = emails.email(userId).orElseThrow(ApiError::gone);
        try {
            transaction.executeWithoutResult(status -> {
                users.setEmail(userId, encryption.encrypt(address), hash);
                events.publishEvent(new EmailChanged(userId, address));
                mail.addressChanged(old, address);
            });
        } catch (DuplicateKeyException taken) {
            throw ApiError.permissionDenied();
        }
    }
}
