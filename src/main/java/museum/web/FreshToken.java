package museum.web;

import java.time.Duration;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Some actions want an administrator who has just logged in. Protocol 00 §5. */
@Component
class FreshToken {

    private static final long FRESH = Duration.ofMinutes(10).toNanos() / 1000;

    private final JdbcClient jdbc;
    private final Time time;

    FreshToken(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Passes, or throws the 400 by whose text the command line asks to log in again. */
    void require(String token) {
        long created = jdbc.sql("SELECT coalesce(max(creation_time), 0) FROM tokens WHERE token = :token")
                .param("token", token)
                .query(Long.class)
                .single();
        if (created < time.now() - FRESH) {
            throw ApiError.badRequest("Token is too old");
        }
    }
}
