package museum.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recognises user tokens. What was looked up is believed for a minute, so that a busy app costs one look-up a minute. Protocol 00 §5. */
@Component
public class UserTokens {

    /** A token that was not used for this long (µs) is refused. */
    private static final long LIFE_UNUSED = Duration.ofDays(365).toNanos() / 1000;

    private record Key(App app, String token) {}

    private record Row(long userId, long lastUsedAt) {}

    private final Cache<Key, Long> known = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final JdbcClient jdbc;
    private final TokenUse use;
    private final Time time;

    UserTokens(JdbcClient jdbc, TokenUse use, Time time) {
        this.jdbc = jdbc;
        this.use = use;
        this.time = time;
    }

    /** The user of a valid token of the app; throws the refusal for every other. */
    long userOf(String token, App app, Client client) {
        var key = new Key(app, token);
        var user = known.getIfPresent(key);
        if (user != null) {
            return user;
        }
        var row = jdbc.sql("""
                SELECT user_id, last_used_at
                  FROM tokens
                 WHERE token = :token AND app = :app::app AND NOT is_deleted
                """)
                .param("token", token)
                .param("app", app.label())
                .query(Row.class)
                .optional()
                .orElseThrow(() -> ApiError.refusal(401, "invalid token"));
        if (row.lastUsedAt() < time.now() - LIFE_UNUSED) {
            throw ApiError.refusal(401, "token expired");
        }
        known.put(key, row.userId());
        use.note(token, client);
        return row.userId();
    }

    /** Forgets a token that was ended, for all apps. */
    public void forget(String token) {
        for (var app : App.values()) {
            known.invalidate(new Key(app, token));
        }
    }

    /** Forgets all tokens of a user: they are looked up anew. */
    public void forgetAllOf(long userId) {
        known.asMap().values().removeIf(user -> user == userId);
    }
}
