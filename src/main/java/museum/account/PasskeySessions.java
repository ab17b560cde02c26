package museum.account;

import java.time.Duration;
import java.util.Optional;
import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sign-ins that wait for a passkey, for ten minutes. The app waits, the browser shows the passkey; the app fetches the token, twice at most, within two minutes.
 * Protocol 01 §3.5.
 */
@Component
class PasskeySessions {

    /** @param accountsUrl the page where passkeys of this account work */
    record Opened(String id, String accountsUrl) {}

    private record Row(
            long userId,
            @Nullable Long verifiedAt,
            int fetched,
            @Nullable String tokenData) {}

    private static final long LIFE = Duration.ofMinutes(10).toNanos() / 1000;
    private static final long TOKEN_LIFE = Duration.ofMinutes(2).toNanos() / 1000;
    private static final int MOST_FETCHES = 2;

    private final JdbcClient jdbc;
    private final RelyingParties parties;
    private final Ids ids;
    private final Time time;

    PasskeySessions(JdbcClient jdbc, RelyingParties parties, Ids ids, Time time) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.ids = ids;
        this.time = time;
    }

    Opened open(long userId) {
        var accountsUrl = parties.forSignIn(userId).accountsUrl();
        var session = ids.token();
        var now = time.now();
        jdbc.sql("""
                INSERT INTO passkey_login_sessions (user_id, session_id, creation_time, expiration_time)
                VALUES (:user, :session, :now, :end)
                """)
                .param("user", userId)
                .param("session", session)
                .param("now", now)
                .param("end", now + LIFE)
                .update();
        return new Opened(session, accountsUrl);
    }

    /** The user of an open or claimed session; 404. */
    long user(String session) {
        return find(session).map(Row::userId).orElseThrow(ApiError::notFound);
    }

    boolean isClaimed(String session) {
        return find(session).filter(row -> row.verifiedAt() != null).isPresent();
    }

    private Optional<Row> find(String session) {
        var now = time.now();
        return jdbc.sql("""
                SELECT user_id, verified_at, coalesce(token_fetch_cnt, 0) AS fetched, token_data::text
                  FROM passkey_login_sessions
                 WHERE session_id = :session AND (expiration_time > :now OR verified_at > :now - :life)
                """)
                .param("session", session)
                .param("now", now)
                .param("life", TOKEN_LIFE)
                .query(Row.class)
                .optional();
    }

    /** Marks a session as used; false when it was. */
    boolean claim(String session) {
        return jdbc.sql(
                                "UPDATE passkey_login_sessions SET verified_at = :now WHERE session_id = :session AND verified_at IS NULL")
                        .param("session", session)
                        .param("now", time.now())
                        .update()
                == 1;
    }

    /** Keeps the answer for the app that waits. */
    void keep(String session, String answer) {
        jdbc.sql("UPDATE passkey_login_sessions SET token_data = :answer::jsonb WHERE session_id = :session")
                .param("session", session)
                .param("answer", answer)
                .update();
    }

    /** The kept answer, as JSON. */
    String fetch(String session) {
        var row = find(session).orElseThrow(ApiError::notFound);
        var verifiedAt = row.verifiedAt();
        var answer = row.tokenData();
        if (verifiedAt == null || answer == null) {
            throw ApiError.of(museum.web.ErrorCode.SESSION_NOT_VERIFIED);
        }
        if (verifiedAt < time.now() - TOKEN_LIFE) {
            throw ApiError.coded(410, "INVALID_SESSION", "Session verified but expired now");
        }
        int counted = jdbc.sql("""
                UPDATE passkey_login_sessions SET token_fetch_cnt = coalesce(token_fetch_cnt, 0) + 1
                 WHERE session_id = :session AND coalesce(token_fetch_cnt, 0) < :most
                """)
                .param("session", session)
                .param("most", MOST_FETCHES)
                .update();
        if (counted == 0) {
            throw ApiError.coded(410, "INVALID_SESSION", "Token fetch limit reached");
        }
        return answer;
    }

    void deleteOf(long userId) {
        jdbc.sql("DELETE FROM passkey_login_sessions WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Removes sessions that are past and whose tokens nobody can fetch any more. */
    void deletePast(long now) {
        jdbc.sql("""
                DELETE FROM passkey_login_sessions
                 WHERE expiration_time <= :now AND (verified_at IS NULL OR verified_at <= :now - :life)
                """).param("now", now).param("life", TOKEN_LIFE).update();
    }
}
