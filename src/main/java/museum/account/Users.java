package museum.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has an account, and by which address. Protocol 00 §15, 01 §1.5. */
@Component
public class Users {

    private final UserQueries users;
    private final EncryptionAtRest encryption;

    Users(UserQueries users, EncryptionAtRest encryption) {
        this.users = users;
        this.encryption = encryption;
    }

    /** The account with this address, however it is written; deleted accounts have none. */
    public OptionalLong find(@Nullable String email) {
        var address = EmailAddress.normalise(email);
        return address.isEmpty() ? OptionalLong.empty() : users.findByHash(encryption.hash(address));
    }

    /** The address of an account; empty when it is deleted or never was. */
    public Optional<String> email(long userId) {
        return Optional.ofNullable(emails(java.util.List.of(userId)).get(userId));
    }

    /** The addresses of many accounts in one statement; deleted and unknown ones are left out. */
    public Map<Long, String> emails(Collection<Long> userIds) {
        var emails = LinkedHashMap.<Long, String>newLinkedHashMap(userIds.size());
        if (!userIds.isEmpty()) {
            for (var row : users.emails(userIds)) {
                emails.put(row.userId(), decrypt(row));
            }
        }
        return emails;
    }

    /** The addresses behind keyed hashes, in one statement; unknown ones are left out. */
    public Map<String, String> emailsByHash(Collection<String> hashes) {
        var emails = LinkedHashMap.<String, String>newLinkedHashMap(hashes.size());
        if (!hashes.isEmpty()) {
            for (var row : users.emailsByHash(hashes)) {
                emails.put(row.emailHash(), decrypt(row));
            }
        }
        return emails;
    }

    /** The keyed hash by which an address is found, 44 characters. */
    public String hash(@Nullable String email) {
        return encryption.hash(EmailAddress.normalise(email));
    }

    /** The public key (base64, 32 bytes) for which others seal; empty before the account has keys. */
    public Optional<String> publicKey(long userId) {
        return Optional.ofNullable(publicKeys(java.util.List.of(userId)).get(userId));
    }

    /** The public keys of many accounts in one statement; accounts without keys are left out. */
    public Map<Long, String> publicKeys(Collection<Long> userIds) {
        var keys = LinkedHashMap.<Long, String>newLinkedHashMap(userIds.size());
        if (!userIds.isEmpty()) {
            users.publicKeys(userIds).forEach(row -> keys.put(row.userId(), row.publicKey()));
        }
        return keys;
    }

    /** Whether the account was deleted; false for an id that never was. */
    public boolean isDeleted(long userId) {
        return users.isDeleted(userId);
    }

    /** Whether there is such an account, or was one that was deleted. */
    public boolean isKnown(long userId) {
        return email(userId).isPresent() || isDeleted(userId);
    }

    /** Holds an account until the transaction ends: others who hold it, too, follow each other. False if there never was one. */
    public boolean hold(long userId) {
        return users.hold(userId);
    }

    private String decrypt(UserQueries.StoredEmail row) {
        return encryption
                .decrypt(row.encryptedEmail(), row.emailDecryptionNonce())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the address of user " + row.userId()
                                        + " was encrypted with another key: key.encryption must be the one of the server that stored it"));
    }
}
