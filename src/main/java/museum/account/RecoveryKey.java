package museum.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Master key and recovery key, each encrypted with the other. Protocol 01 §3.3. */
record RecoveryKey(
        String masterKeyEncryptedWithRecoveryKey,
        String masterKeyDecryptionNonce,
        String recoveryKeyEncryptedWithMasterKey,
        String recoveryKeyDecryptionNonce) {

    RecoveryKey {
        masterKeyEncryptedWithRecoveryKey = orEmpty(masterKeyEncryptedWithRecoveryKey);
        masterKeyDecryptionNonce = orEmpty(masterKeyDecryptionNonce);
        recoveryKeyEncryptedWithMasterKey = orEmpty(recoveryKeyEncryptedWithMasterKey);
        recoveryKeyDecryptionNonce = orEmpty(recoveryKeyDecryptionNonce);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
