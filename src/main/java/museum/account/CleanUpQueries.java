package museum.account;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code data_cleanup}, and what it asks of other tables to know whether an account is empty. */
@Repository
class CleanUpQueries {

    /** Database values of {@code stage_enum}. */
    enum Stage {
        SCHEDULED,
        COLLECTION,
        TRASH,
        STORAGE,
        COMPLETED;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Due(long userId, String stage, int attempts) {
        Stage at() {
            return Stage.valueOf(stage.toUpperCase(java.util.Locale.ROOT));
        }
    }

    private static final long REGRET = Duration.ofDays(7).toNanos() / 1000;
    private static final long RETRY = Duration.ofHours(2).toNanos() / 1000;

    private final JdbcClient jdbc;

    CleanUpQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that an account's data are to be removed in a week. */
    void schedule(long userId, long now) {
        jdbc.sql("""
                INSERT INTO data_cleanup (user_id, stage_schedule_time) VALUES (:user, :due)
                    ON CONFLICT (user_id) DO UPDATE SET stage = 'scheduled', stage_schedule_time = excluded.stage_schedule_time, stage_attempt_count = 0
                """).param("user", userId).param("due", now + REGRET).update();
    }

    /** Takes back the note; false when the removal has begun. */
    boolean cancel(long userId) {
        return jdbc.sql("DELETE FROM data_cleanup WHERE user_id = :user AND stage = 'scheduled'")
                        .param("user", userId)
                        .update()
                == 1;
    }

    List<Due> due(long now, int limit) {
        return jdbc.sql("""
                SELECT user_id, stage::text AS stage, stage_attempt_count AS attempts
                  FROM data_cleanup
                 WHERE stage <> 'completed' AND stage_schedule_time < :now
                 ORDER BY stage_schedule_time
                 LIMIT :limit
                """)
                .param("now", now)
                .param("limit", limit)
                .query(Due.class)
                .list();
    }

    /** The same again, under a lock; empty when somebody else has gone on with it or the account is back. */
    List<Due> lock(long userId, long now) {
        return jdbc.sql("""
                SELECT user_id, stage::text AS stage, stage_attempt_count AS attempts
                  FROM data_cleanup
                 WHERE user_id = :user AND stage <> 'completed' AND stage_schedule_time < :now
                   FOR UPDATE SKIP LOCKED
                """)
                .param("user", userId)
                .param("now", now)
                .query(Due.class)
                .list();
    }

    void goOn(long userId, Stage stage, long due) {
        jdbc.sql("""
                UPDATE data_cleanup SET stage = :stage::stage_enum, stage_schedule_time = :due, stage_attempt_count = 0
                 WHERE user_id = :user
                """)
                .param("stage", stage.label())
                .param("due", due)
                .param("user", userId)
                .update();
    }

    void tryAgain(long userId, long now) {
        jdbc.sql("""
                UPDATE data_cleanup SET stage_schedule_time = :due, stage_attempt_count = stage_attempt_count + 1 WHERE user_id = :user
                """).param("due", now + RETRY).param("user", userId).update();
    }

    void drop(long userId) {
        jdbc.sql("DELETE FROM data_cleanup WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    boolean storesNothing(long userId) {
        return jdbc.sql("SELECT coalesce((SELECT storage_consumed FROM usage WHERE user_id = :user), 0) = 0")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    boolean hasTrash(long userId) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM trash WHERE user_id = :user AND NOT is_deleted AND NOT is_restored)")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Removes this module's rows of an account. The row of {@code users} stays, without anything that leads to a person. */
    void deleteRows(long userId) {
        // What was counted stays counted, of nobody.
        jdbc.sql("UPDATE events SET user_id = NULL WHERE user_id = :user")
                .param("user", userId)
                .update();
        for (var table : List.of(
                "key_attributes",
                "srp_auth",
                "temp_srp_setup",
                "two_factor",
                "temp_two_factor",
                "two_factor_sessions",
                "two_factor_used_codes",
                "two_factor_recovery",
                "museum_totp_guesses",
                "passkeys",
                "passkey_login_sessions",
                "webauthn_sessions",
                "push_tokens",
                "notification_history",
                "tokens")) {
            jdbc.sql("DELETE FROM " + table + " WHERE user_id = :user")
                    .param("user", userId)
                    .update();
        }
    }
}
