package museum.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code two_factor}, {@code temp_two_factor}, {@code two_factor_sessions}, {@code two_factor_used_codes} and our own count of guesses. */
@Repository
class TotpQueries {

    record Secret(String twoFactorSecretHash, byte[] encryptedTwoFactorSecret, byte[] twoFactorSecretDecryptionNonce) {}

    /** @param enabled whether TOTP is on; a session outlives that */
    record Session(
            long userId,
            boolean deleted,
            boolean enabled,
            byte[] encryptedTwoFactorSecret,
            byte[] twoFactorSecretDecryptionNonce) {}

    /** What only the user's recovery key opens. */
    record Recovery(String encryptedSecret, String secretDecryptionNonce) {}

    private static final long SET_UP_LIFE = Duration.ofMinutes(10).toNanos() / 1000;
    private static final long SESSION_LIFE = Duration.ofMinutes(10).toNanos() / 1000;
    private static final long USED_CODE_LIFE = Duration.ofSeconds(90).toNanos() / 1000;
    private static final long HOUR = Duration.ofHours(1).toNanos() / 1000;
    private static final int MOST_WRONG = 10;
    private static final int HOURS = 25;

    private final JdbcClient jdbc;

    TotpQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEnabled(long userId) {
        return jdbc.sql("SELECT is_two_factor_enabled FROM users WHERE user_id = :user")
                .param("user", userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void setEnabled(long userId, boolean enabled) {
        jdbc.sql("UPDATE users SET is_two_factor_enabled = :enabled WHERE user_id = :user")
                .param("enabled", enabled)
                .param("user", userId)
                .update();
    }

    void insertSetUp(long userId, EncryptionAtRest.Encrypted secret, String hash, long now) {
        jdbc.sql("""
                INSERT INTO temp_two_factor (user_id, two_factor_secret_hash, encrypted_two_factor_secret, two_factor_secret_decryption_nonce,
                    creation_time, expiration_time)
                VALUES (:user, :hash, :secret, :nonce, :now, :end)
                """)
                .param("user", userId)
                .param("hash", hash)
                .param("secret", secret.cipher())
                .param("nonce", secret.nonce())
                .param("now", now)
                .param("end", now + SET_UP_LIFE)
                .update();
    }

    List<Secret> setUps(long userId, long now) {
        return jdbc.sql("""
                SELECT two_factor_secret_hash, encrypted_two_factor_secret, two_factor_secret_decryption_nonce
                  FROM temp_two_factor
                 WHERE user_id = :user AND expiration_time > :now
                """)
                .param("user", userId)
                .param("now", now)
                .query(Secret.class)
                .list();
    }

    /** Uses up a set-up; false when somebody else just did. */
    boolean deleteSetUp(long userId, String hash) {
        return jdbc.sql("DELETE FROM temp_two_factor WHERE user_id = :user AND two_factor_secret_hash = :hash")
                        .param("user", userId)
                        .param("hash", hash)
                        .update()
                > 0;
    }

    void put(long userId, Secret secret, String recoverySecret, String recoveryNonce) {
        jdbc.sql("""
                INSERT INTO two_factor (user_id, two_factor_secret_hash, encrypted_two_factor_secret, two_factor_secret_decryption_nonce,
                    recovery_encrypted_two_factor_secret, recovery_two_factor_secret_decryption_nonce)
                VALUES (:user, :hash, :secret, :nonce, :recoverySecret, :recoveryNonce)
                    ON CONFLICT (user_id) DO UPDATE
                       SET two_factor_secret_hash = excluded.two_factor_secret_hash,
                           encrypted_two_factor_secret = excluded.encrypted_two_factor_secret,
                           two_factor_secret_decryption_nonce = excluded.two_factor_secret_decryption_nonce,
                           recovery_encrypted_two_factor_secret = excluded.recovery_encrypted_two_factor_secret,
                           recovery_two_factor_secret_decryption_nonce = excluded.recovery_two_factor_secret_decryption_nonce
                """)
                .param("user", userId)
                .param("hash", secret.twoFactorSecretHash())
                .param("secret", secret.encryptedTwoFactorSecret())
                .param("nonce", secret.twoFactorSecretDecryptionNonce())
                .param("recoverySecret", recoverySecret)
                .param("recoveryNonce", recoveryNonce)
                .update();
    }

    void insertSession(String session, long userId, long now) {
        jdbc.sql("""
                INSERT INTO two_factor_sessions (user_id, session_id, creation_time, expiration_time)
                VALUES (:user, :session, :now, :end)
                """)
                .param("user", userId)
                .param("session", session)
                .param("now", now)
                .param("end", now + SESSION_LIFE)
                .update();
    }

    Optional<Session> session(String session, long now) {
        return jdbc.sql("""
                SELECT s.user_id, lower(u.email_hash) = 'deleted+' || u.user_id || '@ente.io' AS deleted, u.is_two_factor_enabled AS enabled,
                       coalesce(t.encrypted_two_factor_secret, '') AS encrypted_two_factor_secret,
                       coalesce(t.two_factor_secret_decryption_nonce, '') AS two_factor_secret_decryption_nonce
                  FROM two_factor_sessions s
                  JOIN users u USING (user_id)
                  LEFT JOIN two_factor t USING (user_id)
                 WHERE s.session_id = :session AND s.expiration_time > :now
                """)
                .param("session", session)
                .param("now", now)
                .query(Session.class)
                .optional();
    }

    /** Counts an attempt before it is looked at; false when there were too many. */
    boolean addAttempt(String session) {
        return jdbc.sql(
                                "UPDATE two_factor_sessions SET wrong_attempt = wrong_attempt + 1 WHERE session_id = :session AND wrong_attempt < :most")
                        .param("session", session)
                        .param("most", MOST_WRONG)
                        .update()
                == 1;
    }

    boolean isExhausted(String session) {
        return jdbc.sql("SELECT wrong_attempt >= :most FROM two_factor_sessions WHERE session_id = :session")
                .param("session", session)
                .param("most", MOST_WRONG)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Takes back an attempt that was right. */
    void removeAttempt(String session) {
        jdbc.sql("UPDATE two_factor_sessions SET wrong_attempt = wrong_attempt - 1 WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    /** Adds to an account's wrong codes of this hour; how many there were within at least the last 24 hours. */
    int addGuesses(long userId, int guesses, long now) {
        jdbc.sql("""
                INSERT INTO museum_totp_guesses AS g (user_id, hour, guesses)
                VALUES (:user, :hour, :guesses)
                    ON CONFLICT (user_id, hour) DO UPDATE SET guesses = g.guesses + excluded.guesses
                """)
                .param("user", userId)
                .param("hour", now / HOUR)
                .param("guesses", guesses)
                .update();
        return jdbc.sql(
                        "SELECT coalesce(sum(guesses), 0) FROM museum_totp_guesses WHERE user_id = :user AND hour > :since")
                .param("user", userId)
                .param("since", now / HOUR - HOURS)
                .query(Integer.class)
                .single();
    }

    /** Remembers a code as used; false when it was used already. */
    boolean use(long userId, String codeHash, long now) {
        return jdbc.sql("""
                INSERT INTO two_factor_used_codes (user_id, code_hash, used_at) VALUES (:user, :hash, :now)
                    ON CONFLICT (user_id, code_hash) DO NOTHING
                """)
                        .param("user", userId)
                        .param("hash", codeHash)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<Recovery> recovery(String session, long now) {
        return jdbc.sql("""
                SELECT coalesce(t.recovery_encrypted_two_factor_secret, '') AS encrypted_secret,
                       coalesce(t.recovery_two_factor_secret_decryption_nonce, '') AS secret_decryption_nonce
                  FROM two_factor_sessions s JOIN two_factor t USING (user_id)
                 WHERE s.session_id = :session AND s.expiration_time > :now
                """)
                .param("session", session)
                .param("now", now)
                .query(Recovery.class)
                .optional();
    }

    boolean isSecret(long userId, String hash) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM two_factor WHERE user_id = :user AND two_factor_secret_hash = :hash)")
                .param("user", userId)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    void deleteSessionsOf(long userId) {
        jdbc.sql("DELETE FROM two_factor_sessions WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Removes set-ups, sessions, used codes and counts that are past. */
    void deletePast(long now) {
        jdbc.sql("DELETE FROM temp_two_factor WHERE expiration_time <= :now")
                .param("now", now)
                .update();
        jdbc.sql("DELETE FROM two_factor_sessions WHERE expiration_time <= :now")
                .param("now", now)
                .update();
        jdbc.sql("DELETE FROM two_factor_used_codes WHERE used_at < :past")
                .param("past", now - USED_CODE_LIFE)
                .update();
        jdbc.sql("DELETE FROM museum_totp_guesses WHERE hour <= :past")
                .param("past", now / HOUR - HOURS)
                .update();
    }
}
