package museum.web;

import museum.database.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when, from where and with which program a token was used last: the list of sessions shows it, and inactivity is reckoned from it. */
@Component
class TokenUse {

    private static final Logger log = LoggerFactory.getLogger(TokenUse.class);

    /** Ente's own download proxy fetches for its users; it is no use by them. */
    private static final String DOWNLOAD_PROXY = "2a06:98c0:3600::103";

    private final JdbcClient jdbc;
    private final Time time;

    TokenUse(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Notes the use without keeping the request waiting. */
    void note(String token, Client client) {
        if (!client.address().equals(DOWNLOAD_PROXY)) {
            var now = time.now();
            Thread.startVirtualThread(() -> write(token, client, now));
        }
    }

    private void write(String token, Client client, long now) {
        try {
            jdbc.sql("UPDATE tokens SET ip = :ip, user_agent = :agent, last_used_at = :now WHERE token = :token")
                    .param("ip", client.address())
                    .param("agent", client.userAgent())
                    .param("now", now)
                    .param("token", token)
                    .update();
        } catch (DataAccessException failure) {
            log.warn("could not note the use of a token: {}", failure.getMessage());
        }
    }
}
