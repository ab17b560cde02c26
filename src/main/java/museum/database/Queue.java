package museum.database;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that is to be done later, by any server node: named queues of texts (object keys, ids). What is added in a transaction is in the queue if that commits.
 * Protocol 10 §9.
 */
@Component
public class Queue {

    private final JdbcClient jdbc;
    private final Time time;

    Queue(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Adds items. One that waits already keeps its place. One that was done before is to be done once more, from now on (in Museum it would never be done
     * again).
     */
    @Transactional
    public void add(String queue, Collection<String> items) {
        jdbc.sql("""
                INSERT INTO queue (queue_name, item, created_at)
                SELECT DISTINCT :queue, item, :now::bigint FROM unnest(:items) AS item ORDER BY item
                ON CONFLICT (queue_name, item) DO UPDATE
                   SET is_deleted = false, created_at = excluded.created_at
                 WHERE queue.is_deleted
                """)
                .param("queue", queue)
                .param("now", time.now())
                .param("items", items.toArray(String[]::new))
                .update();
    }

    /** Adds one item. */
    @Transactional
    public void add(String queue, String item) {
        add(queue, List.of(item));
    }

    /**
     * Items that have waited at least so long, those that waited longest first. Nobody else gets them until the caller's transaction ends; what is not {@linkplain
     * #done done} by then is ready again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> take(String queue, Duration delay, int limit) {
        return jdbc
                .sql("""
                        SELECT item
                          FROM queue
                         WHERE queue_name = :queue AND is_deleted = false AND created_at <= :before
                         ORDER BY created_at
                         LIMIT :limit
                           FOR UPDATE SKIP LOCKED
                        """)
                .param("queue", queue)
                .param("before", before(delay))
                .param("limit", limit)
                .query(String.class)
                .stream()
                .toList();
    }

    /** Marks items as done that need not be done after all; returns those of them that nobody has done before. */
    @Transactional
    public List<String> withdraw(String queue, Collection<String> items) {
        return jdbc.sql("""
                UPDATE queue
                   SET is_deleted = true
                 WHERE queue_name = :queue AND item = ANY (:items) AND is_deleted = false
             RETURNING item
                """)
                .param("queue", queue)
                .param("items", items.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Marks items as done. */
    @Transactional
    public void done(String queue, Collection<String> items) {
        jdbc.sql("""
                UPDATE queue
                   SET is_deleted = true
                 WHERE queue_name = :queue AND item = ANY (:items) AND is_deleted = false
                """)
                .param("queue", queue)
                .param("items", items.toArray(String[]::new))
                .update();
    }

    /**
     * Lets one item be done again, or wait on if it does.
     *
     * @param id of its row
     * @return false if that queue has no such item
     */
    public boolean redo(long id, String queue) {
        return jdbc.sql("UPDATE queue SET is_deleted = false WHERE queue_id = :id AND queue_name = :queue")
                        .param("id", id)
                        .param("queue", queue)
                        .update()
                == 1;
    }

    /** How many items wait, whether their time has come or not. */
    public long waiting(String queue) {
        return jdbc.sql("SELECT count(*) FROM queue WHERE queue_name = :queue AND is_deleted = false")
                .param("queue", queue)
                .query(Long.class)
                .single();
    }

    /** Without a delay all that is there counts, also what another node's clock, running ahead, has marked. */
    private long before(Duration delay) {
        return delay.isZero() ? Long.MAX_VALUE : time.now() - delay.toNanos() / 1_000;
    }
}
