package museum.support;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server's first person, who is its administrator and lives on in whatever test came first. */
public final class Administrator {

    private Administrator() {}

    /** A token as of a log-in just now. */
    public static String token(RunningMuseum museum) {
        var bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        var token = Base64.getUrlEncoder().encodeToString(bytes);
        museum.bean(JdbcClient.class).sql("""
                        INSERT INTO tokens (user_id, token, creation_time, app)
                        SELECT min(user_id), :token, now_utc_micro_seconds(), 'photos' FROM users
                        """).param("token", token).update();
        return token;
    }
}
