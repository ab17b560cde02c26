package museum.legacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import museum.legacy.Recovery.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code emergency_recovery}. A row may lack its times; they are 0 then. */
@Repository
class RecoveryQueries {

    private static final String COLUMNS = """
            id, user_id, emergency_contact_id, status, coalesce(wait_till, 0) AS wait_till, coalesce(next_reminder_at, 0) AS next_reminder_at, created_at
            """;

    private final JdbcClient jdbc;

    RecoveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The recoveries that go on, of a person on either side. */
    List<Recovery> activeOf(long userId) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM emergency_recovery
                 WHERE status IN ('WAITING', 'READY') AND (user_id = :user OR emergency_contact_id = :user)
                 ORDER BY created_at, id
                """)
                .param("user", userId)
                .query(Recovery.class)
                .list();
    }

    Optional<Recovery> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM emergency_recovery WHERE id = :id")
                .param("id", id)
                .query(Recovery.class)
                .optional();
    }

    Optional<Recovery> lock(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM emergency_recovery WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Recovery.class)
                .optional();
    }

    boolean hasActive(Pair pair) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM emergency_recovery
                     WHERE user_id = :owner AND emergency_contact_id = :contact AND status IN ('WAITING', 'READY'))
                """)
                .param("owner", pair.owner())
                .param("contact", pair.contact())
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, Pair pair, long waitTill, long nextReminderAt, long now) {
        jdbc.sql("""
                INSERT INTO emergency_recovery (id, user_id, emergency_contact_id, status, wait_till, next_reminder_at, created_at, updated_at)
                VALUES (:id, :owner, :contact, 'WAITING', :waitTill, :reminder, :now, :now)
                """)
                .param("id", id)
                .param("owner", pair.owner())
                .param("contact", pair.contact())
                .param("waitTill", waitTill)
                .param("reminder", nextReminderAt)
                .param("now", now)
                .update();
    }

    /** Ends a recovery; false when it did not go on. */
    boolean end(UUID id, Status end, long now) {
        return jdbc.sql("""
                UPDATE emergency_recovery SET status = :end, updated_at = :now WHERE id = :id AND status IN ('WAITING', 'READY')
                """)
                        .param("end", end.name())
                        .param("id", id)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Ends what goes on between two people; false when there was nothing. */
    boolean endAll(Pair pair, Status end, long now) {
        return jdbc.sql("""
                UPDATE emergency_recovery SET status = :end, updated_at = :now
                 WHERE user_id = :owner AND emergency_contact_id = :contact AND status IN ('WAITING', 'READY')
                """)
                        .param("end", end.name())
                        .param("owner", pair.owner())
                        .param("contact", pair.contact())
                        .param("now", now)
                        .update()
                > 0;
    }

    /** Ends all recoveries of a person, as the owner would or the contact; between whom they were. */
    List<Pair> endAllOf(long userId, long now) {
        return jdbc.sql("""
                UPDATE emergency_recovery
                   SET status = CASE WHEN user_id = :user THEN 'REJECTED' ELSE 'STOPPED' END, updated_at = :now
                 WHERE status IN ('WAITING', 'READY') AND (user_id = :user OR emergency_contact_id = :user)
                RETURNING user_id AS owner, emergency_contact_id AS contact
                """)
                .param("user", userId)
                .param("now", now)
                .query(Pair.class)
                .list();
    }

    /**
     * Ends the waiting; false when nothing waits. Museum may have left a second recovery of the same two people that is ready: then this one goes on waiting, for the index
     * allows only one.
     */
    boolean makeReady(UUID id, long now) {
        return jdbc.sql("""
                UPDATE emergency_recovery r SET status = 'READY', wait_till = :now, updated_at = :now
                 WHERE id = :id AND status = 'WAITING'
                   AND NOT EXISTS (
                           SELECT FROM emergency_recovery other
                            WHERE other.user_id = r.user_id AND other.emergency_contact_id = r.emergency_contact_id AND other.status = 'READY')
                """).param("id", id).param("now", now).update() == 1;
    }

    /** Recoveries that wait and whose reminder is due, by pages. */
    List<Recovery> due(long now, long afterReminder, UUID afterId, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM emergency_recovery
                 WHERE status = 'WAITING' AND next_reminder_at < :now AND (next_reminder_at, id) > (:afterReminder, :afterId)
                 ORDER BY next_reminder_at, id
                 LIMIT :limit
                """)
                .param("now", now)
                .param("afterReminder", afterReminder)
                .param("afterId", afterId)
                .param("limit", limit)
                .query(Recovery.class)
                .list();
    }

    /** Sets the next reminder; false when another node has done so, or the waiting has ended. */
    boolean setReminder(Recovery recovery, long next, long now) {
        return jdbc.sql("""
                UPDATE emergency_recovery SET next_reminder_at = :next, updated_at = :now
                 WHERE id = :id AND status = 'WAITING' AND next_reminder_at = :last
                """)
                        .param("next", next)
                        .param("id", recovery.id())
                        .param("last", recovery.nextReminderAt())
                        .param("now", now)
                        .update()
                == 1;
    }

    void deleteAllOf(long userId) {
        jdbc.sql("DELETE FROM emergency_recovery WHERE user_id = :user OR emergency_contact_id = :user")
                .param("user", userId)
                .update();
    }
}
