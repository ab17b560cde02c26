package museum.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one server node do a task that must not be done twice at the same time. A lock is a lease: whoever dies with it loses it when its time is over, and whoever
 * works longer must {@linkplain Lease#extend extend} it. Protocol 10 §9.
 *
 * <p>Unlike in Museum a lock belongs to the one acquisition, not to a host name, so nobody releases another's. Locks work at once and for themselves: a
 * transaction that is under way where they are taken does not matter to them.
 */
@Component
public final class TaskLock {

    private static final Logger log = LoggerFactory.getLogger(TaskLock.class);

    private final JdbcClient jdbc;
    private final Time time;
    private final TransactionTemplate alone;
    private final String node;
    private final AtomicLong acquisitions = new AtomicLong();

    TaskLock(JdbcClient jdbc, Time time, Ids ids, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.time = time;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.node = hostName() + "/" + ids.code(8);
    }

    /** For a server to which the database belongs alone: locks that are there before it works were left by one that was killed. */
    static void removeAll(DataSource database) {
        JdbcClient.create(database).sql("DELETE FROM task_lock").update();
    }

    /** Takes a lock; nothing if somebody has it, be it this node itself. */
    public Optional<Lease> acquire(String task, Duration lease) {
        var owner = node + "/" + acquisitions.incrementAndGet();
        var now = time.now();
        int taken = update(jdbc.sql("""
                        INSERT INTO task_lock (task_name, lock_until, locked_at, locked_by)
                        VALUES (:task, :until, :now, :owner)
                        ON CONFLICT (task_name) DO UPDATE
                           SET lock_until = excluded.lock_until, locked_at = excluded.locked_at, locked_by = excluded.locked_by
                         WHERE task_lock.lock_until < excluded.locked_at
                        """)
                .param("task", task)
                .param("until", now + microseconds(lease))
                .param("now", now)
                .param("owner", owner));
        return taken == 1 ? Optional.of(new Lease(task, owner)) : Optional.empty();
    }

    /** Removes the locks of those who died with them; how many there were. They harm nobody, they only stand there. */
    public int removeExpired() {
        return update(jdbc.sql("DELETE FROM task_lock WHERE lock_until < :now").param("now", time.now()));
    }

    private int update(StatementSpec statement) {
        return Objects.requireNonNull(alone.execute(transaction -> statement.update()));
    }

    private static long microseconds(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException exception) {
            return "node";
        }
    }

    /** A lock that this node has. Closing it lets the next one in. */
    public final class Lease implements AutoCloseable {

        private final String task;
        private final String owner;

        private Lease(String task, String owner) {
            this.task = task;
            this.owner = owner;
        }

        /** From now on for so long; false if the lease was over and somebody else has the lock: stop working then. */
        public boolean extend(Duration lease) {
            var statement = "UPDATE task_lock SET lock_until = :until WHERE task_name = :task AND locked_by = :owner";
            return update(jdbc.sql(statement)
                            .param("until", time.now() + microseconds(lease))
                            .param("task", task)
                            .param("owner", owner))
                    == 1;
        }

        @Override
        public void close() {
            int released = update(jdbc.sql("DELETE FROM task_lock WHERE task_name = :task AND locked_by = :owner")
                    .param("task", task)
                    .param("owner", owner));
            if (released == 0) {
                log.warn("The lock {} was over before its task was done", task);
            }
        }
    }
}
