package museum.account;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code two_factor_recovery}: a secret that stands in for a lost passkey, once for the server and once for the user's recovery key. */
@Repository
class PasskeyRecoveryQueries {

    record Status(boolean allowAdminReset, boolean isPasskeyRecoveryEnabled) {}

    private final JdbcClient jdbc;

    PasskeyRecoveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Status> status(long userId) {
        return jdbc.sql("""
                SELECT enable_admin_mfa_reset AS allow_admin_reset,
                       coalesce(length(server_passkey_secret_data), 0) > 0 AS is_passkey_recovery_enabled
                  FROM two_factor_recovery
                 WHERE user_id = :user
                """).param("user", userId).query(Status.class).optional();
    }

    /** Keeps the secret unless there is one already: the first counts. */
    void configure(long userId, EncryptionAtRest.Encrypted secret, String userCipher, String userNonce) {
        jdbc.sql("""
                INSERT INTO two_factor_recovery AS r (user_id, server_passkey_secret_data, server_passkey_secret_nonce,
                    user_passkey_secret_data, user_passkey_secret_nonce)
                VALUES (:user, :secret, :nonce, :userCipher, :userNonce)
                    ON CONFLICT (user_id) DO UPDATE
                       SET server_passkey_secret_data = excluded.server_passkey_secret_data,
                           server_passkey_secret_nonce = excluded.server_passkey_secret_nonce,
                           user_passkey_secret_data = excluded.user_passkey_secret_data,
                           user_passkey_secret_nonce = excluded.user_passkey_secret_nonce
                     WHERE r.server_passkey_secret_data IS NULL AND r.user_passkey_secret_data IS NULL
                """)
                .param("user", userId)
                .param("secret", secret.cipher())
                .param("nonce", secret.nonce())
                .param("userCipher", userCipher)
                .param("userNonce", userNonce)
                .update();
    }

    Optional<TotpQueries.Recovery> ofUser(long userId) {
        return jdbc.sql("""
                SELECT user_passkey_secret_data AS encrypted_secret, user_passkey_secret_nonce AS secret_decryption_nonce
                  FROM two_factor_recovery
                 WHERE user_id = :user AND user_passkey_secret_data IS NOT NULL AND user_passkey_secret_nonce IS NOT NULL
                """)
                .param("user", userId)
                .query(TotpQueries.Recovery.class)
                .optional();
    }

    Optional<EncryptionAtRest.Encrypted> ofServer(long userId) {
        return jdbc.sql("""
                SELECT server_passkey_secret_data AS cipher, server_passkey_secret_nonce AS nonce
                  FROM two_factor_recovery
                 WHERE user_id = :user AND server_passkey_secret_data IS NOT NULL AND server_passkey_secret_nonce IS NOT NULL
                """)
                .param("user", userId)
                .query(EncryptionAtRest.Encrypted.class)
                .optional();
    }
}
