package museum.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recognises user tokens. What was looked up is believed for a minute, so that a busy app costs one look-up a minute, but only as long as somebody promises to tell
 * of tokens that end: see {@link #believe}. Protocol 00 §5.
 */
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
    /** Counts what was forgotten, so that a look-up notices when it was overtaken. */
    private final AtomicLong forgotten = new AtomicLong();

    private volatile boolean believing;

    private final JdbcClient jdbc;
    private final TokenUse use;
    private final Time time;

    UserTokens(JdbcClient jdbc, TokenUse use, Time time) {
        this.jdbc = jdbc;
        this.use = use;
        this.time = time;
    }

    /** The user of a valid token of the app; throws the refusal for every other. */
    public long userOf(String token, App app, Client client) {
        var key = new Key(app, token);
        var user = known.getIfPresent(key);
        if (user != null && believing) {
            return user;
        }
        var before = forgotten.get();
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
        if (believing) {
            known.put(key, row.userId());
            if (forgotten.get() != before) {
                known.invalidate(key);
            }
        }
        use.note(token, client);
        return row.userId();
    }

    /**
     * Whether look-ups may be remembered: only while this node hears of every token that ends, wherever it is ended. All are forgotten when that begins or ends.
     */
    public void believe(boolean believing) {
        this.believing = believing;
        forgotten.incrementAndGet();
        known.invalidateAll();
    }

    /** Forgets a token that was ended, for all apps. */
    public void forget(String token) {
        forgotten.incrementAndGet();
        for (var app : App.values()) {
            known.invalidate(new Key(app, token));
        }
    }

    /** Forgets all tokens of a user: they are looked up anew. */
    public void forgetAllOf(long userId) {
        forgotten.incrementAndGet();
        known.asMap().values().removeIf(user -> user == userId);
    }
}
