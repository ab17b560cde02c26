package museum.account;

import java.time.Duration;
import museum.database.Ids;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ins that wait for a TOTP code, for ten minutes. */
@Component
class TwoFactorSessions {

    private static final long LIFE = Duration.ofMinutes(10).toNanos() / 1000;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Time time;

    TwoFactorSessions(JdbcClient jdbc, Ids ids, Time time) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.time = time;
    }

    /** The id of a new session. */
    String open(long userId) {
        var session = ids.token();
        var now = time.now();
        jdbc.sql("""
                INSERT INTO two_factor_sessions (user_id, session_id, creation_time, expiration_time)
                VALUES (:user, :session, :now, :end)
                """)
                .param("user", userId)
                .param("session", session)
                .param("now", now)
                .param("end", now + LIFE)
                .update();
        return session;
    }
}
