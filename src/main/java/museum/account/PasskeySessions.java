package museum.account;

import java.time.Duration;
import museum.database.Ids;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ins that wait for a passkey, for ten minutes. */
@Component
class PasskeySessions {

    /** @param accountsUrl the page where passkeys of this account work */
    record Opened(String id, String accountsUrl) {}

    private static final long LIFE = Duration.ofMinutes(10).toNanos() / 1000;

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
        var accountsUrl = parties.of(userId).accountsUrl();
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
}
