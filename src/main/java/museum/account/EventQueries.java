package museum.account;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code events}. */
@Repository
class EventQueries {

    private final JdbcClient jdbc;

    EventQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an event once. Those of a user begin with what was known of the installation. */
    void insert(EventController.Event event, String version, @Nullable Long userId) {
        jdbc.sql("""
                INSERT INTO events (id, event, app, platform, user_id, data)
                VALUES (:id, :event, :app, :platform, :user::bigint,
                        CASE WHEN :user::bigint IS NULL THEN '{}'::jsonb
                             ELSE coalesce((SELECT data FROM events WHERE id = :id AND event = 'install'), '{}'::jsonb) END
                        || (:data::jsonb - 'app' - 'platform')
                        || CASE WHEN :version = '' THEN '{}'::jsonb ELSE jsonb_build_object('app_version', :version::text) END)
                    ON CONFLICT (id, event) DO NOTHING
                """)
                .param("id", event.id())
                .param("event", event.event())
                .param("app", event.app())
                .param("platform", event.platform())
                .param("user", userId)
                .param("data", event.data().toString())
                .param("version", version)
                .update();
    }
}
