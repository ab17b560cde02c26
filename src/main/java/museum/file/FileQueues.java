package museum.file;

import java.util.Collection;
import java.util.List;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What remains to be done with files and objects, in table {@code queue}. Protocol 10 §9. An item that was done once and is needed again becomes work again.
 */
@Repository
class FileQueues {

    static final String DELETE_OBJECT = "deleteObject";
    static final String REMOVE_HOLD = "removeComplianceHold";
    static final String OUTDATED = "outdatedObject";
    static final String DELETE_OUTDATED = "deleteOutdatedObject";
    static final String DELETE_EMBEDDING = "deleteEmbedding";
    static final String EMPTY_TRASH = "trashEmpty";
    static final String EMPTY_LOCKER_TRASH = "trashEmptyLocker";

    private final JdbcClient jdbc;
    private final Time time;

    FileQueues(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Objects of files that are deleted for good: their holds are lifted soon, they are deleted after 45 days. */
    void deleteObjects(Collection<String> keys) {
        add(List.of(REMOVE_HOLD, DELETE_OBJECT), keys);
    }

    /** Objects that were replaced by others. */
    void outdated(Collection<String> keys) {
        add(List.of(OUTDATED), keys);
    }

    /** What an old kind of search left of files. */
    void deleteEmbeddings(Collection<Long> fileIds) {
        add(List.of(DELETE_EMBEDDING), fileIds.stream().map(String::valueOf).toList());
    }

    /** The wish that somebody's trash be emptied up to a version. */
    void emptyTrash(EmptyTrash.Wish wish) {
        add(List.of(wish.queue()), List.of(wish.item()));
    }

    /** Items that are due, oldest first: not done, and queued at least so many microseconds ago. */
    List<String> due(String queue, long delay, int limit) {
        return jdbc.sql("""
                SELECT item
                  FROM queue
                 WHERE queue_name = :queue AND is_deleted = false AND created_at <= :now - :delay
                 ORDER BY created_at
                 LIMIT :limit
                """)
                .param("queue", queue)
                .param("now", time.now())
                .param("delay", delay)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** An item is done. Its row stays. */
    void done(String queue, String item) {
        jdbc.sql("UPDATE queue SET is_deleted = true WHERE queue_name = :queue AND item = :item")
                .param("queue", queue)
                .param("item", item)
                .update();
    }

    /** Takes replaced objects that nobody has begun to delete out of the queue, because they are to be used again; returns their keys. */
    List<String> takeBack(Collection<String> keys) {
        return jdbc.sql("""
                UPDATE queue
                   SET is_deleted = true
                 WHERE queue_name = :name AND item = ANY(:keys) AND is_deleted = false
                RETURNING item
                """)
                .param("name", OUTDATED)
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void add(List<String> queues, Collection<String> items) {
        jdbc.sql("""
                INSERT INTO queue (queue_name, item)
                SELECT name, item
                  FROM unnest(:queues::text[]) AS name
                 CROSS JOIN unnest(:items::text[]) AS item
                    ON CONFLICT (queue_name, item)
                    DO UPDATE SET is_deleted = false, created_at = excluded.created_at
                 WHERE queue.is_deleted
                """)
                .param("queues", queues.toArray(String[]::new))
                .param("items", items.toArray(String[]::new))
                .update();
    }
}
