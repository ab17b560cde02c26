package museum.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongConsumer;
import museum.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where a hundred thousand words were said, a page of a diff reads what it gives: at the end as at the start, of an album, a file or a comment. */
class DiffCostTest {

    private static final long ALBUM = 7;
    private static final long FILE = 70;
    private static final String COMMENT = "c0";
    private static final int PAGE = 500;
    private static final long NEAR_THE_END = 118_000;
    private static final long AFTER_ALL = 10_000_000;

    private static final SingleConnectionDataSource connection =
            new SingleConnectionDataSource(TestDatabase.migrated().url(), true);
    private static final JdbcClient jdbc = JdbcClient.create(connection);

    private final CommentQueries comments = new CommentQueries(jdbc);
    private final ReactionQueries reactions = new ReactionQueries(jdbc);

    @BeforeAll
    static void manyWords() {
        for (var statement : List.of(
                "SET session_replication_role = replica",
                """
                INSERT INTO comments (id, collection_id, file_id, user_id, cipher, nonce, created_at, updated_at)
                SELECT 'c' || n, CASE WHEN n % 6 = 1 THEN 8 ELSE 7 END, CASE WHEN n % 2 = 0 THEN 70 END, 1, 'c', 'n', n, n
                  FROM generate_series(0, 120000) AS n
                """,
                """
                INSERT INTO reactions (id, collection_id, file_id, comment_id, user_id, cipher, nonce, created_at, updated_at)
                SELECT 'r' || n, CASE WHEN n % 6 = 1 THEN 8 ELSE 7 END,
                       CASE WHEN n % 4 = 0 THEN 70 END, CASE WHEN n % 4 = 2 THEN 'c0' END, n + 1, 'c', 'n', n, n
                  FROM generate_series(0, 120000) AS n
                """,
                "VACUUM ANALYZE comments",
                "VACUUM ANALYZE reactions")) {
            jdbc.sql(statement).update();
        }
    }

    @AfterAll
    static void close() {
        connection.destroy();
    }

    @Test
    void commentsOfAnAlbum() {
        assertEqualCost("comments", since -> comments.after(since, PAGE, ALBUM, null));
    }

    @Test
    void commentsOnAFile() {
        assertEqualCost("comments", since -> comments.after(since, PAGE, ALBUM, FILE));
    }

    @Test
    void reactionsInAnAlbum() {
        assertEqualCost("reactions", since -> reactions.after(since, PAGE, ALBUM, null, null));
    }

    @Test
    void reactionsToAComment() {
        assertEqualCost("reactions", since -> reactions.after(since, PAGE, ALBUM, null, COMMENT));
    }

    private static void assertEqualCost(String table, LongConsumer page) {
        long first = rowsRead(table, page, 0);
        assertThat(first).isBetween((long) PAGE, PAGE * 3 / 2L);
        assertThat(rowsRead(table, page, NEAR_THE_END)).isLessThanOrEqualTo(first);
        assertThat(rowsRead(table, page, AFTER_ALL)).isZero();
    }

    /** Needed or not. */
    private static long rowsRead(String table, LongConsumer page, long since) {
        jdbc.sql("BEGIN").update();
        long before = rowsReadSoFar(table);
        page.accept(since);
        long rows = rowsReadSoFar(table) - before;
        jdbc.sql("ROLLBACK").update();
        return rows;
    }

    private static long rowsReadSoFar(String table) {
        return jdbc.sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = :table")
                .param("table", table)
                .query(Long.class)
                .single();
    }
}
