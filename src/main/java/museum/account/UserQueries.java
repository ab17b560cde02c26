package museum.account;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code users}. */
@Repository
class UserQueries {

    record StoredEmail(long userId, String emailHash, byte[] encryptedEmail, byte[] emailDecryptionNonce) {}

    record StoredPublicKey(long userId, String publicKey) {}

    private final JdbcClient jdbc;

    UserQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OptionalLong findByHash(String emailHash) {
        return jdbc.sql("SELECT user_id FROM users WHERE email_hash = :hash")
                .param("hash", emailHash)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    List<StoredEmail> emails(Collection<Long> userIds) {
        return jdbc.sql("""
                SELECT user_id, email_hash, encrypted_email, email_decryption_nonce
                  FROM users
                 WHERE user_id = ANY (:users) AND encrypted_email IS NOT NULL AND email_decryption_nonce IS NOT NULL
                """)
                .param("users", userIds.toArray(Long[]::new))
                .query(StoredEmail.class)
                .list();
    }

    List<StoredEmail> emailsByHash(Collection<String> hashes) {
        return jdbc.sql("""
                SELECT user_id, email_hash, encrypted_email, email_decryption_nonce
                  FROM users
                 WHERE email_hash = ANY (:hashes) AND encrypted_email IS NOT NULL AND email_decryption_nonce IS NOT NULL
                """)
                .param("hashes", hashes.toArray(String[]::new))
                .query(StoredEmail.class)
                .list();
    }

    List<StoredPublicKey> publicKeys(Collection<Long> userIds) {
        return jdbc.sql("SELECT user_id, public_key FROM key_attributes WHERE user_id = ANY (:users)")
                .param("users", userIds.toArray(Long[]::new))
                .query(StoredPublicKey.class)
                .list();
    }

    boolean isDeleted(long userId) {
        return jdbc.sql("""
                SELECT coalesce(lower(email_hash) = 'deleted+' || user_id || '@ente.io', false)
                  FROM users
                 WHERE user_id = :user
                """)
                .param("user", userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Makes the account, unless the address has one already: then empty. */
    OptionalLong insert(EncryptionAtRest.Encrypted email, String emailHash, long now, @Nullable String source) {
        return jdbc.sql("""
                INSERT INTO users (encrypted_email, email_decryption_nonce, email_hash, creation_time, source)
                VALUES (:email, :nonce, :hash, :now, :source)
                    ON CONFLICT (email_hash) DO NOTHING
                RETURNING user_id
                """)
                .param("email", email.cipher())
                .param("nonce", email.nonce())
                .param("hash", emailHash)
                .param("now", now)
                .param("source", source)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    void setEmailMfa(long userId, boolean enabled) {
        jdbc.sql("UPDATE users SET email_mfa = :enabled WHERE user_id = :user")
                .param("enabled", enabled)
                .param("user", userId)
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the address is somebody else's */
    void setEmail(long userId, EncryptionAtRest.Encrypted email, String emailHash) {
        jdbc.sql("""
                UPDATE users SET encrypted_email = :email, email_decryption_nonce = :nonce, email_hash = :hash WHERE user_id = :user
                """)
                .param("email", email.cipher())
                .param("nonce", email.nonce())
                .param("hash", emailHash)
                .param("user", userId)
                .update();
    }

    /** Wipes the address; a hash that is none remains, so that the row shows that it was deleted. */
    void anonymise(long userId) {
        jdbc.sql("""
                UPDATE users
                   SET encrypted_email = NULL, email_decryption_nonce = NULL, email_hash = 'deleted+' || user_id || '@ente.io'
                 WHERE user_id = :user
                """).param("user", userId).update();
    }

    void setDeleteFeedback(long userId, String feedback) {
        jdbc.sql("UPDATE users SET delete_feedback = :feedback::jsonb WHERE user_id = :user")
                .param("feedback", feedback)
                .param("user", userId)
                .update();
    }

    boolean hold(long userId) {
        return jdbc.sql("SELECT 1 FROM users WHERE user_id = :user FOR NO KEY UPDATE")
                .param("user", userId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
