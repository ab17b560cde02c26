package museum.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import museum.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With a hundred thousand rows of one user a page of a diff reads as much at the end as at the start, and nothing beyond what it gives. */
class DiffCostTest {

    private static final long USER = 7;
    private static final int ROWS = 100_000;
    private static final int PAGE = 500;
    private static final JdbcClient jdbc =
            JdbcClient.create(TestDatabase.migrated().dataSource());

    @BeforeAll
    static void manyRows() {
        for (var statement : List.of(
                """
                INSERT INTO users (user_id, creation_time) OVERRIDING SYSTEM VALUE SELECT n, 1 FROM generate_series(1, 20) AS n
                """,
                """
                INSERT INTO authenticator_key (user_id, encrypted_key, header) SELECT n, 'k', 'h' FROM generate_series(1, 20) AS n
                """,
                """
                INSERT INTO entity_key (user_id, type, encrypted_key, header)
                SELECT n, type, 'k', 'h' FROM generate_series(1, 20) AS n CROSS JOIN unnest(ARRAY['location', 'cgroup']) AS type
                """,
                "ALTER TABLE authenticator_entity DISABLE TRIGGER USER",
                "ALTER TABLE entity_data DISABLE TRIGGER USER",
                """
                INSERT INTO authenticator_entity (id, user_id, encrypted_data, header, created_at, updated_at)
                SELECT gen_random_uuid(), CASE WHEN n % 6 = 0 THEN n % 19 + 1 ELSE 7 END, 'd', 'h', n, n
                  FROM generate_series(1, 120000) AS n
                """,
                """
                INSERT INTO entity_data (id, user_id, type, encrypted_data, header, created_at, updated_at)
                SELECT n::text, CASE WHEN n % 6 = 0 THEN n % 19 + 1 ELSE 7 END,
                       CASE WHEN n % 12 = 1 THEN 'cgroup' ELSE 'location' END, 'd', 'h', n, n
                  FROM generate_series(1, 120000) AS n
                """,
                """
                INSERT INTO contact_entity (id, user_id, contact_user_id, encrypted_key, encrypted_data, created_at, updated_at)
                SELECT 'ct_' || n, CASE WHEN n % 6 = 0 THEN n % 19 + 1 ELSE 7 END, n, 'k', 'd', n, n
                  FROM generate_series(1, 120000) AS n
                """,
                "ANALYZE")) {
            jdbc.sql(statement).update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticator_entity", "entity_data", "contact_entity"})
    void thePageAtTheEndCostsWhatThePageAtTheStartCosts(String table) {
        var condition = table.equals("entity_data") ? "AND type = 'location'" : "";
        long first = blocks(table, condition, 0);
        // Of rows that hardly fill a page PostgreSQL may read all and sort them, which costs no more.
        long last = blocks(table, condition, ROWS * 6 / 5 - 20 * PAGE);
        long none = blocks(table, condition, 10_000_000);

        assertThat(last).isLessThanOrEqualTo(first * 3 / 2);
        assertThat(first).isLessThan(3 * PAGE);
        assertThat(none).isLessThan(10);
    }

    /** The blocks in which the statement of {@code AuthenticatorQueries.page} and its like look for rows: those of its one index scan. */
    private static long blocks(String table, String condition, long since) {
        var plan = String.join(
                "\n",
                jdbc.sql("""
                        EXPLAIN (ANALYZE, BUFFERS, TIMING OFF)
                        SELECT *
                          FROM (SELECT *
                                  FROM %s
                                 WHERE user_id = %d AND updated_at > %d %s
                                 ORDER BY updated_at
                                 FETCH FIRST %d ROWS WITH TIES) AS page
                         ORDER BY updated_at, id
                        """.formatted(table, USER, since, condition, PAGE))
                        .query(String.class)
                        .list());
        assertThat(plan).doesNotContain("Seq Scan");
        var scan = Pattern.compile(
                        "Index Scan .*?actual rows=(\\d+).*?Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?",
                        Pattern.DOTALL)
                .matcher(plan);
        assertThat(scan.find()).as(plan).isTrue();
        assertThat(number(scan.group(1))).as(plan).isLessThanOrEqualTo(PAGE + 1L);
        return number(scan.group(2)) + number(scan.group(3));
    }

    private static long number(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    @Test
    void theRowsAreThere() {
        assertThat(jdbc.sql("SELECT count(*) FROM authenticator_entity WHERE user_id = 7")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(ROWS);
    }
}
