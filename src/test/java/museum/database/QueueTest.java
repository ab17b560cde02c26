package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class QueueTest {

    private static final Duration NONE = Duration.ZERO;

    private static DatabaseModule.Server server;
    private static Queue queue;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        server = DatabaseModule.start(TestDatabase.migrated());
        queue = server.bean(Queue.class);
        jdbc = server.bean(JdbcClient.class);
        transaction = server.bean(TransactionTemplate.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM queue").update();
    }

    @Test
    void itemsComeOutInTheOrderInWhichTheyWentIn() {
        queue.add("deleteObject", "c");
        queue.add("deleteObject", List.of("b", "a", "b"));
        queue.add("other", "x");
        assertThat(take(NONE)).hasSize(3).startsWith("c").contains("a", "b");
        assertThat(queue.waiting("deleteObject")).isEqualTo(3);
    }

    @Test
    void anItemIsReadyWhenItHasWaitedLongEnough() {
        queue.add("deleteObject", "key");
        assertThat(take(Duration.ofDays(45))).isEmpty();
        // What operators do to free space at once.
        jdbc.sql("UPDATE queue SET created_at = created_at - 46 * 86400000000").update();
        assertThat(take(Duration.ofDays(45))).containsExactly("key");
    }

    @Test
    void whatIsDoneDoesNotComeAgainUnlessItIsAddedAgain() {
        queue.add("trashCollectionV3", "17");
        queue.done("trashCollectionV3", List.of("17"));
        assertThat(queue.waiting("trashCollectionV3")).isZero();
        queue.add("trashCollectionV3", "17");
        assertThat(queue.waiting("trashCollectionV3")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM queue").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void addingAWaitingItemAgainDoesNotMakeItWaitLonger() {
        queue.add("deleteObject", "key");
        jdbc.sql("UPDATE queue SET created_at = 1").update();
        queue.add("deleteObject", "key");
        assertThat(jdbc.sql("SELECT created_at FROM queue").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void twoNodesNeverHaveTheSameItem() {
        queue.add("deleteObject", List.of("a", "b"));
        transaction.executeWithoutResult(one -> {
            assertThat(queue.take("deleteObject", NONE, 1)).hasSize(1);
            try (var other = DatabaseModule.start(server.database())) {
                var others = other.bean(TransactionTemplate.class)
                        .execute(two -> other.bean(Queue.class).take("deleteObject", NONE, 10));
                assertThat(others).hasSize(1);
            }
            one.setRollbackOnly();
        });
        assertThat(take(NONE)).as("after a failure").containsExactlyInAnyOrder("a", "b");
    }

    private static List<String> take(Duration delay) {
        return transaction.execute(status -> queue.take("deleteObject", delay, 100));
    }
}
