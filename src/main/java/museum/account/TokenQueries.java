package museum.account;

import java.time.Duration;
import java.util.List;
import museum.web.App;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code tokens}. Ended tokens stay for a while: inactivity is reckoned from them. */
@Repository
class TokenQueries {

    record StoredToken(
            String token,
            long creationTime,
            @Nullable String ip,
            @Nullable String userAgent,
            long lastUsedAt) {}

    private static final long KEPT = Duration.ofDays(427).toNanos() / 1000;

    private final JdbcClient jdbc;

    TokenQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long userId, App app, String token, String address, String userAgent, long now) {
        jdbc.sql("""
                INSERT INTO tokens (user_id, app, token, creation_time, ip, user_agent, last_used_at)
                VALUES (:user, :app::app, :token, :now, :ip, :agent, :now)
                """)
                .param("user", userId)
                .param("app", app.label())
                .param("token", token)
                .param("now", now)
                .param("ip", address)
                .param("agent", userAgent)
                .update();
    }

    /** Those that are not ended, of one app; too old ones, too. */
    List<StoredToken> list(long userId, App app) {
        return jdbc.sql("""
                SELECT token, creation_time, ip, user_agent, last_used_at
                  FROM tokens
                 WHERE user_id = :user AND app = :app::app AND NOT is_deleted
                """)
                .param("user", userId)
                .param("app", app.label())
                .query(StoredToken.class)
                .list();
    }

    /** The apps for which a user ever had tokens. */
    List<String> apps(long userId) {
        return jdbc.sql("SELECT DISTINCT app::text FROM tokens WHERE user_id = :user ORDER BY 1")
                .param("user", userId)
                .query(String.class)
                .list();
    }

    /** Removes ended tokens that nobody has used for so long that they do not matter any more. */
    void deletePast(long now) {
        jdbc.sql("DELETE FROM tokens WHERE is_deleted AND last_used_at < :past")
                .param("past", now - KEPT)
                .update();
    }

    /** Ends one token of a user, of any app; the number of ended tokens. */
    int end(long userId, String token) {
        return jdbc.sql(
                        "UPDATE tokens SET is_deleted = true WHERE user_id = :user AND token = :token AND NOT is_deleted")
                .param("user", userId)
                .param("token", token)
                .update();
    }

    /** Ends all tokens of a user, of all apps, but one; the number of ended tokens. */
    int endAllBut(long userId, @Nullable String kept) {
        return jdbc.sql("""
                UPDATE tokens SET is_deleted = true
                 WHERE user_id = :user AND token IS DISTINCT FROM :kept::text AND NOT is_deleted
                """).param("user", userId).param("kept", kept).update();
    }

    /** Ends all tokens of a user for some apps; the number of ended tokens. */
    int endOf(long userId, List<App> apps) {
        return jdbc.sql(
                        "UPDATE tokens SET is_deleted = true WHERE user_id = :user AND app::text = ANY (:apps) AND NOT is_deleted")
                .param("user", userId)
                .param("apps", apps.stream().map(App::label).toArray(String[]::new))
                .update();
    }

    /** Tells every server node that tokens of a user have ended, when the transaction commits. */
    void announceEnd(long userId) {
        jdbc.sql("SELECT pg_notify('" + EndedTokens.CHANNEL + "', :user)")
                .param("user", Long.toString(userId))
                .query((row, number) -> "")
                .list();
    }
}
