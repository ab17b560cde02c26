package museum.account;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code key_attributes}. */
@Repository
class KeyQueries {

    /** The columns that {@link #read} wants. */
    static final String COLUMNS = """
            k.kek_salt, k.kek_hash_bytes, k.encrypted_key, k.key_decryption_nonce, k.public_key, k.encrypted_secret_key,
            k.secret_key_decryption_nonce, k.mem_limit, k.ops_limit, k.master_key_encrypted_with_recovery_key,
            k.master_key_decryption_nonce, k.recovery_key_encrypted_with_master_key, k.recovery_key_decryption_nonce
            """;

    private final JdbcClient jdbc;

    KeyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeyAttributes> find(long userId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM key_attributes k WHERE k.user_id = :user")
                .param("user", userId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The keys of a joined row. */
    static KeyAttributes read(ResultSet row) throws SQLException {
        return new KeyAttributes(
                row.getString("kek_salt"),
                text(row.getBytes("kek_hash_bytes")),
                row.getString("encrypted_key"),
                row.getString("key_decryption_nonce"),
                row.getString("public_key"),
                row.getString("encrypted_secret_key"),
                row.getString("secret_key_decryption_nonce"),
                row.getLong("mem_limit"),
                row.getLong("ops_limit"),
                row.getString("master_key_encrypted_with_recovery_key"),
                row.getString("master_key_decryption_nonce"),
                row.getString("recovery_key_encrypted_with_master_key"),
                row.getString("recovery_key_decryption_nonce"));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Stores the keys of an account that has none; false when it has. */
    boolean insert(long userId, KeyAttributes keys) {
        return jdbc.sql("""
                INSERT INTO key_attributes (user_id, kek_salt, kek_hash_bytes, encrypted_key, key_decryption_nonce, public_key, encrypted_secret_key,
                    secret_key_decryption_nonce, mem_limit, ops_limit, master_key_encrypted_with_recovery_key, master_key_decryption_nonce,
                    recovery_key_encrypted_with_master_key, recovery_key_decryption_nonce)
                VALUES (:user, :kekSalt, :kekHash, :encryptedKey, :keyNonce, :publicKey, :secretKey, :secretKeyNonce, :memLimit, :opsLimit,
                    :masterKey, :masterKeyNonce, :recoveryKey, :recoveryKeyNonce)
                    ON CONFLICT (user_id) DO NOTHING
                """)
                        .param("user", userId)
                        .param("kekSalt", keys.kekSalt())
                        .param("kekHash", keys.kekHash().getBytes(StandardCharsets.UTF_8))
                        .param("encryptedKey", keys.encryptedKey())
                        .param("keyNonce", keys.keyDecryptionNonce())
                        .param("publicKey", keys.publicKey())
                        .param("secretKey", keys.encryptedSecretKey())
                        .param("secretKeyNonce", keys.secretKeyDecryptionNonce())
                        .param("memLimit", keys.memLimit())
                        .param("opsLimit", keys.opsLimit())
                        .param("masterKey", keys.masterKeyEncryptedWithRecoveryKey())
                        .param("masterKeyNonce", keys.masterKeyDecryptionNonce())
                        .param("recoveryKey", keys.recoveryKeyEncryptedWithMasterKey())
                        .param("recoveryKeyNonce", keys.recoveryKeyDecryptionNonce())
                        .update()
                == 1;
    }

    /** Adds the recovery members to keys that have none; false when there are no keys or they have. */
    boolean setRecovery(long userId, RecoveryKey recovery) {
        return jdbc.sql("""
                UPDATE key_attributes
                   SET master_key_encrypted_with_recovery_key = :masterKey, master_key_decryption_nonce = :masterKeyNonce,
                       recovery_key_encrypted_with_master_key = :recoveryKey, recovery_key_decryption_nonce = :recoveryKeyNonce
                 WHERE user_id = :user AND coalesce(recovery_key_encrypted_with_master_key, '') = ''
                """)
                        .param("user", userId)
                        .param("masterKey", recovery.masterKeyEncryptedWithRecoveryKey())
                        .param("masterKeyNonce", recovery.masterKeyDecryptionNonce())
                        .param("recoveryKey", recovery.recoveryKeyEncryptedWithMasterKey())
                        .param("recoveryKeyNonce", recovery.recoveryKeyDecryptionNonce())
                        .update()
                == 1;
    }

    /** What a new password changes: the way to the master key, never the keys themselves. */
    void updatePassword(long userId, UpdatedKeyAttributes keys) {
        jdbc.sql("""
                UPDATE key_attributes
                   SET kek_salt = :kekSalt, encrypted_key = :encryptedKey, key_decryption_nonce = :keyNonce, mem_limit = :memLimit, ops_limit = :opsLimit
                 WHERE user_id = :user
                """)
                .param("user", userId)
                .param("kekSalt", keys.kekSalt())
                .param("encryptedKey", keys.encryptedKey())
                .param("keyNonce", keys.keyDecryptionNonce())
                .param("memLimit", keys.memLimit())
                .param("opsLimit", keys.opsLimit())
                .update();
    }
}
