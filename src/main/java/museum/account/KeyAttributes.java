package museum.account;

import java.util.Objects;
import museum.web.Required;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted keys of an account and how the key to them is derived from the password. Opaque to the server: every value comes back as it was sent.
 * What is not there is {@code ""}, never null. Protocol 01 §2.1.
 *
 * @param kekHash of accounts from before SRP
 * @param memLimit bytes of Argon2id
 * @param opsLimit passes of Argon2id
 */
public record KeyAttributes(
        @Required String kekSalt,
        String kekHash,
        @Required String encryptedKey,
        @Required String keyDecryptionNonce,
        @Required String publicKey,
        @Required String encryptedSecretKey,
        @Required String secretKeyDecryptionNonce,
        @Required long memLimit,
        @Required long opsLimit,
        String masterKeyEncryptedWithRecoveryKey,
        String masterKeyDecryptionNonce,
        String recoveryKeyEncryptedWithMasterKey,
        String recoveryKeyDecryptionNonce) {

    public KeyAttributes {
        kekSalt = orEmpty(kekSalt);
        kekHash = orEmpty(kekHash);
        encryptedKey = orEmpty(encryptedKey);
        keyDecryptionNonce = orEmpty(keyDecryptionNonce);
        publicKey = orEmpty(publicKey);
        encryptedSecretKey = orEmpty(encryptedSecretKey);
        secretKeyDecryptionNonce = orEmpty(secretKeyDecryptionNonce);
        masterKeyEncryptedWithRecoveryKey = orEmpty(masterKeyEncryptedWithRecoveryKey);
        masterKeyDecryptionNonce = orEmpty(masterKeyDecryptionNonce);
        recoveryKeyEncryptedWithMasterKey = orEmpty(recoveryKeyEncryptedWithMasterKey);
        recoveryKeyDecryptionNonce = orEmpty(recoveryKeyDecryptionNonce);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
