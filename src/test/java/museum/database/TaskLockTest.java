package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TaskLockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static DatabaseModule.Server alice;
    private static DatabaseModule.Server bob;

    @BeforeAll
    static void startTwoNodes() {
        var database = TestDatabase.migrated();
        alice = DatabaseModule.start(database);
        bob = DatabaseModule.start(database);
    }

    @AfterAll
    static void stop() {
        alice.close();
        bob.close();
    }

    @Test
    void oneNodeAtATimeDoesATask() {
        try (var lease = locks(alice).acquire("task", HOUR).orElseThrow()) {
            assertThat(locks(bob).acquire("task", HOUR)).isEmpty();
            assertThat(locks(alice).acquire("task", HOUR)).isEmpty();
            assertThat(locks(bob).acquire("another task", HOUR)).isPresent();
            assertThat(lease.extend(HOUR)).isTrue();
        }
        assertThat(locks(bob).acquire("task", HOUR)).isPresent();
    }

    @Test
    void theLockOfADeadNodeIsTakenOverWhenItsTimeIsUp() {
        var dead = locks(alice).acquire("mail", HOUR).orElseThrow();
        age("mail");
        var lease = locks(bob).acquire("mail", HOUR).orElseThrow();
        assertThat(dead.extend(HOUR)).as("the dead one wakes up").isFalse();
        dead.close();
        assertThat(lease.extend(HOUR))
                .as("and does not take away what is another's")
                .isTrue();
    }

    @Test
    void aLockHoldsWhateverBecomesOfTheTransactionAroundIt() {
        alice.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            assertThat(locks(alice).acquire("sweep", HOUR)).isPresent();
            assertThat(locks(bob).acquire("sweep", HOUR)).isEmpty();
            transaction.setRollbackOnly();
        });
        assertThat(locks(bob).acquire("sweep", HOUR)).isEmpty();
    }

    @Test
    void expiredLocksAreSweptAway() {
        assertThat(locks(alice).acquire("old", HOUR)).isPresent();
        age("old");
        assertThat(locks(alice).removeExpired()).isPositive();
        assertThat(locks(alice).removeExpired()).isZero();
    }

    private static TaskLock locks(DatabaseModule.Server node) {
        return node.bean(TaskLock.class);
    }

    private static void age(String task) {
        alice.bean(JdbcClient.class)
                .sql("UPDATE task_lock SET lock_until = 1 WHERE task_name = :task")
                .param("task", task)
                .update();
    }
}
