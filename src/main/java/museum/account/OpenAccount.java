package museum.account;

import museum.database.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an account, whole or not at all. Protocol 01 §7.1. */
@Service
class OpenAccount {

    private final UserQueries users;
    private final EncryptionAtRest encryption;
    private final ApplicationEventPublisher events;
    private final Time time;

    OpenAccount(UserQueries users, EncryptionAtRest encryption, ApplicationEventPublisher events, Time time) {
        this.users = users;
        this.encryption = encryption;
        this.events = events;
        this.time = time;
    }

    /** The id of the new account, or of the one that somebody was faster to make. */
    @Transactional
    long open(String address, String hash, @Nullable String source) {
        var made = users.insert(encryption.encrypt(address), hash, time.now(), source);
        if (made.isEmpty()) {
            return users.findByHash(hash).orElseThrow();
        }
        events.publishEvent(new AccountCreated(made.getAsLong()));
        return made.getAsLong();
    }
}
