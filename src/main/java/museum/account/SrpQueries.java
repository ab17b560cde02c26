package museum.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code srp_auth}, {@code srp_sessions} and {@code temp_srp_setup}. */
@Repository
class SrpQueries {

    private static final String COUNT_OPEN =
            "SELECT count(*) FROM srp_sessions WHERE srp_user_id = :srpUser AND NOT has_verified AND created_at > :since";

    /**
     * What the beginning of a log-in must know of an SRP user id.
     *
     * @param verifier base64 as it was sent; null when nobody has this id
     * @param open how many sessions of this id wait for their proof
     */
    record Login(@Nullable String verifier, boolean emailMfa, int open) {}

    /**
     * @param secret base64 of b
     * @param clientPublic base64 of A as it was sent
     * @param userId the account of the session's {@code srp_user_id}, if it is anybody's
     * @param verifier of that account, or of the set-up
     */
    record Session(
            UUID id,
            UUID srpUserId,
            String secret,
            String clientPublic,
            boolean verified,
            int attempts,
            boolean fake,
            @Nullable Long userId,
            @Nullable String verifier) {}

    /** @param session what has to be proven before the set-up counts */
    record SetUp(UUID id, UUID srpUserId, String salt, String verifier, Session session) {}

    /** Real sessions end, too; Museum keeps them for ever. */
    static final long SESSION_LIFE = Duration.ofHours(1).toNanos() / 1000;

    private static final int MOST_WRONG = 5;

    private final JdbcClient jdbc;

    SrpQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For an unknown address, too, every index is asked and a row read: it must not be answered sooner. */
    Optional<SrpAttributes.State> attributes(String emailHash) {
        return jdbc.sql("""
                SELECT u.user_id, a.srp_user_id, a.salt AS srp_salt, k.mem_limit, k.ops_limit, k.kek_salt, u.email_mfa
                  FROM (VALUES (:hash)) AS asked (hash)
                  LEFT JOIN users u ON u.email_hash = asked.hash
                  LEFT JOIN srp_auth a ON a.user_id = coalesce(u.user_id, 0)
                  LEFT JOIN key_attributes k ON k.user_id = coalesce(u.user_id, 0)
                """)
                .param("hash", emailHash)
                .query((row, number) -> row.getObject("user_id") == null
                        ? Optional.<SrpAttributes.State>empty()
                        : Optional.of(state(row)))
                .single();
    }

    private static SrpAttributes.State state(ResultSet row) throws SQLException {
        var complete = row.getString("srp_user_id") != null && row.getString("kek_salt") != null;
        return new SrpAttributes.State(
                complete
                        ? new SrpAttributes(
                                row.getString("srp_user_id"),
                                row.getString("srp_salt"),
                                row.getLong("mem_limit"),
                                row.getLong("ops_limit"),
                                row.getString("kek_salt"),
                                row.getBoolean("email_mfa"))
                        : null);
    }

    Login login(UUID srpUserId, long now) {
        return jdbc.sql("""
                SELECT a.verifier, coalesce(u.email_mfa, false) AS email_mfa,
                       (""" + COUNT_OPEN + """
                       ) AS open
                  FROM (VALUES (:srpUser::uuid)) AS asked (id)
                  LEFT JOIN srp_auth a ON a.srp_user_id = asked.id
                  LEFT JOIN users u USING (user_id)
                """)
                .param("srpUser", srpUserId)
                .param("since", now - SESSION_LIFE)
                .query(Login.class)
                .single();
    }

    boolean hasLogin(long userId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM srp_auth WHERE user_id = :user)")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Adds the way to log in of an account that has none; false when it has.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody else has this SRP user id
     */
    boolean insertLogin(long userId, SetUp setUp) {
        return jdbc.sql("""
                INSERT INTO srp_auth (user_id, srp_user_id, salt, verifier) VALUES (:user, :srpUser, :salt, :verifier)
                    ON CONFLICT (user_id) DO NOTHING
                """)
                        .param("user", userId)
                        .param("srpUser", setUp.srpUserId())
                        .param("salt", setUp.salt())
                        .param("verifier", setUp.verifier())
                        .update()
                == 1;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody else has this SRP user id */
    void putLogin(long userId, SetUp setUp) {
        jdbc.sql("""
                INSERT INTO srp_auth (user_id, srp_user_id, salt, verifier) VALUES (:user, :srpUser, :salt, :verifier)
                    ON CONFLICT (user_id) DO UPDATE
                       SET srp_user_id = excluded.srp_user_id, salt = excluded.salt, verifier = excluded.verifier
                """)
                .param("user", userId)
                .param("srpUser", setUp.srpUserId())
                .param("salt", setUp.salt())
                .param("verifier", setUp.verifier())
                .update();
    }

    int countOpen(UUID srpUserId, long now) {
        return jdbc.sql(COUNT_OPEN)
                .param("srpUser", srpUserId)
                .param("since", now - SESSION_LIFE)
                .query(Integer.class)
                .single();
    }

    void insertSession(UUID id, UUID srpUserId, String secret, String clientPublic, boolean fake, long now) {
        jdbc.sql("""
                INSERT INTO srp_sessions (id, srp_user_id, server_key, srp_a, is_fake, created_at)
                VALUES (:id, :srpUser, :secret, :a, :fake, :now)
                """)
                .param("id", id)
                .param("srpUser", srpUserId)
                .param("secret", secret)
                .param("a", clientPublic)
                .param("fake", fake)
                .param("now", now)
                .update();
    }

    void deleteSession(UUID id) {
        jdbc.sql("DELETE FROM srp_sessions WHERE id = :id").param("id", id).update();
    }

    /** A session for a login, with the verifier that its account has now. */
    Optional<Session> session(UUID id, long now) {
        return jdbc.sql("""
                SELECT s.id, s.srp_user_id, s.server_key, s.srp_a, s.has_verified, s.attempt_count, s.is_fake, a.user_id, a.verifier
                  FROM srp_sessions s LEFT JOIN srp_auth a USING (srp_user_id)
                 WHERE s.id = :id AND s.created_at > :since
                """)
                .param("id", id)
                .param("since", now - SESSION_LIFE)
                .query((row, number) -> session(row))
                .optional();
    }

    void insertSetUp(UUID id, UUID session, UUID srpUserId, long userId, String salt, String verifier) {
        jdbc.sql("""
                INSERT INTO temp_srp_setup (id, session_id, srp_user_id, user_id, salt, verifier)
                VALUES (:id, :session, :srpUser, :user, :salt, :verifier)
                """)
                .param("id", id)
                .param("session", session)
                .param("srpUser", srpUserId)
                .param("user", userId)
                .param("salt", salt)
                .param("verifier", verifier)
                .update();
    }

    /** A set-up, if it is this user's. */
    Optional<SetUp> setUp(UUID id, long userId, long now) {
        return jdbc.sql("""
                SELECT t.id AS setup_id, t.salt, t.verifier, t.user_id, s.id, s.srp_user_id, s.server_key, s.srp_a, s.has_verified, s.attempt_count, s.is_fake
                  FROM temp_srp_setup t JOIN srp_sessions s ON s.id = t.session_id
                 WHERE t.id = :id AND t.user_id = :user AND s.created_at > :since
                """)
                .param("id", id)
                .param("user", userId)
                .param("since", now - SESSION_LIFE)
                .query((row, number) -> {
                    var session = session(row);
                    return new SetUp(
                            row.getObject("setup_id", UUID.class),
                            session.srpUserId(),
                            row.getString("salt"),
                            row.getString("verifier"),
                            session);
                })
                .optional();
    }

    /** Marks a session as proven; false when it was already, or after too many wrong proofs. */
    boolean markVerified(UUID id) {
        return jdbc.sql("""
                UPDATE srp_sessions SET has_verified = true WHERE id = :id AND NOT has_verified AND attempt_count < :most
                """).param("id", id).param("most", MOST_WRONG).update() == 1;
    }

    /** Counts a wrong proof; false when the session was proven already, or after too many wrong ones. */
    boolean countWrong(UUID id) {
        return jdbc.sql("""
                UPDATE srp_sessions SET attempt_count = attempt_count + 1
                 WHERE id = :id AND (is_fake OR NOT has_verified AND attempt_count < :most)
                """).param("id", id).param("most", MOST_WRONG).update() == 1;
    }

    /** Removes sessions and set-ups that nobody can use any more. */
    void deletePast(long now) {
        jdbc.sql("DELETE FROM temp_srp_setup WHERE created_at <= :past")
                .param("past", now - SESSION_LIFE)
                .update();
        jdbc.sql("DELETE FROM srp_sessions WHERE created_at <= :past")
                .param("past", now - SESSION_LIFE)
                .update();
    }

    static boolean isExhausted(Session session) {
        return session.attempts() >= MOST_WRONG;
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("srp_user_id", UUID.class),
                row.getString("server_key"),
                row.getString("srp_a"),
                row.getBoolean("has_verified"),
                row.getInt("attempt_count"),
                row.getBoolean("is_fake"),
                (Long) row.getObject("user_id"),
                row.getString("verifier"));
    }
}
