package museum.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import museum.client.Album;
import museum.client.Person;
import museum.client.Program;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An album of a million files: the last page of its sync costs what the first one does, and so does finding nothing new. */
@TestInstance(Lifecycle.PER_CLASS)
class LargeAlbumTest {

    private static final int FILES = 1_000_000;

    /** Files that were added together have one time. */
    private static final int AT_ONCE = 100;

    private final RunningMuseum museum = MuseumStarter.start(List.of());
    private final JdbcClient jdbc = museum.bean(JdbcClient.class);
    private final Person alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
    private final Album album = alice.createAlbum("Everything");

    @BeforeAll
    void fill() {
        new TransactionTemplate(museum.bean(PlatformTransactionManager.class))
                .executeWithoutResult(filling -> insert());
        jdbc.sql("VACUUM ANALYZE files").update();
        jdbc.sql("VACUUM ANALYZE collection_files").update();
    }

    /** Without looking up for each row what it refers to, which would take most of the time. */
    private void insert() {
        jdbc.sql("SET LOCAL session_replication_role = replica").update();
        jdbc.sql("""
                WITH made AS (
                    INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header,
                                       metadata_decryption_header, encrypted_metadata, updation_time)
                    SELECT :owner, 'header', 'header', 'header', repeat('m', 200), 1 FROM generate_series(1, :files)
                    RETURNING file_id
                )
                INSERT INTO collection_files (collection_id, file_id, encrypted_key, key_decryption_nonce, updation_time,
                                              c_owner_id, f_owner_id)
                SELECT :album, file_id, repeat('k', 64), repeat('n', 32),
                       1000 + (row_number() OVER (ORDER BY file_id) - 1) / :atOnce, :owner, :owner
                  FROM made
                """)
                .param("owner", alice.id())
                .param("files", FILES)
                .param("album", album.id())
                .param("atOnce", AT_ONCE)
                .update();
    }

    @AfterAll
    void stop() {
        museum.close();
    }

    @Test
    void theLastPageCostsWhatTheFirstDoes() {
        long last = 1000 + FILES / AT_ONCE - 1;
        var first = cost(0);
        var theLast = cost(last - 25);

        assertThat(theLast.rows).isLessThanOrEqualTo(first.rows * 3 / 2);
        assertThat(theLast.blocks).isLessThanOrEqualTo(first.blocks * 3 / 2);
        assertThat(cost(last).blocks).as("nothing new").isLessThan(10);
    }

    @Test
    void pagesCarryEveryRowOnce() {
        long since = 0;
        int rows = 0;
        for (int i = 0; i < 4; i++) {
            var page = page(since);
            rows += page.path("diff").size();
            since = page.path("diff")
                    .get(page.path("diff").size() - 1)
                    .path("updationTime")
                    .asLong();
            assertThat(page.path("hasMore").asBoolean()).isTrue();
        }
        assertThat(rows).isEqualTo(10_000);
        assertThat(since).isEqualTo(1000 + 10_000 / AT_ONCE - 1);
    }

    private JsonNode page(long since) {
        return alice.get("/collections/v2/diff", "collectionID", album.id(), "sinceTime", since)
                .ok()
                .json();
    }

    /** @param rows all that were taken from tables, needed or not */
    private record Cost(long rows, long blocks) {}

    /** Of the statement that reads a page, warm: what PostgreSQL has really done. */
    private Cost cost(long since) {
        explain(since);
        var plan = explain(since);
        return new Cost(rows(plan), blocks(plan));
    }

    private JsonNode explain(long since) {
        var text = jdbc.sql("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + CollectionFileQueries.CHANGES_AFTER)
                .param("album", album.id())
                .param("since", since)
                .param("limit", 2501)
                .query(String.class)
                .list();
        return JsonMapper.shared().readTree(String.join("\n", text)).get(0).path("Plan");
    }

    private static long blocks(JsonNode plan) {
        return plan.path("Shared Hit Blocks").asLong()
                + plan.path("Shared Read Blocks").asLong();
    }

    private static long rows(JsonNode plan) {
        long rows = 0;
        if (plan.has("Relation Name")) {
            long perLoop = plan.path("Actual Rows").asLong()
                    + plan.path("Rows Removed by Filter").asLong();
            rows = perLoop * plan.path("Actual Loops").asLong();
        }
        for (var child : plan.path("Plans")) {
            rows += rows(child);
        }
        return rows;
    }
}
