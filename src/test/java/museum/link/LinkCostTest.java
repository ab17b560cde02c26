package museum.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import museum.database.TestDatabase;
import museum.web.Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Among twenty thousand links of each kind whatever stands before a visit is found by an index: what a visit reads does not depend on how many links there are. */
class LinkCostTest {

    private static final List<String> ROWS = List.of(
            "SET session_replication_role = replica",
            """
            INSERT INTO collections (collection_id, owner_id, encrypted_key, key_decryption_nonce, name, type, attributes, updation_time)
            OVERRIDING SYSTEM VALUE SELECT n, n % 1000, 'k', 'n', '', 'album', '{}', n FROM generate_series(1, 20000) AS n
            """,
            """
            INSERT INTO public_collection_tokens (id, collection_id, access_token, is_disabled)
            OVERRIDING SYSTEM VALUE SELECT n, n, 'ALBUM' || n, n % 3 = 0 FROM generate_series(1, 20000) AS n
            """,
            """
            INSERT INTO public_collection_access_history (share_id, ip, user_agent)
            SELECT n % 5 + 1, '203.0.113.' || n, 'agent' FROM generate_series(1, 20000) AS n
            """,
            """
            INSERT INTO public_file_tokens (id, file_id, owner_id, app, access_token, is_disabled)
            SELECT 'pft_' || n, n, n % 1000, 'photos', 'FILE' || n, n % 3 = 0 FROM generate_series(1, 20000) AS n
            """,
            """
            INSERT INTO public_paste_tokens (id, access_token, encrypted_data, decryption_header, encrypted_paste_key,
                                             encrypted_paste_key_nonce, kdf_nonce, kdf_mem_limit, kdf_ops_limit, expires_at)
            SELECT 'ppt_' || n, 'PASTE' || n, 'd', 'h', 'k', 'n', 'n', 1, 1, 1000 FROM generate_series(1, 20000) AS n
            """,
            """
            INSERT INTO casting (id, code, public_key, ip, collection_id, cast_user, token)
            SELECT gen_random_uuid(), 'C' || n, 'k', 'ip', n, n % 1000, 'cast_' || n FROM generate_series(1, 20000) AS n
            """,
            "SET session_replication_role = origin",
            "ANALYZE");

    private static SingleConnectionDataSource source;
    private static JdbcClient jdbc;

    @BeforeAll
    static void manyLinks() {
        source = new SingleConnectionDataSource(TestDatabase.migrated().url(), true);
        jdbc = JdbcClient.create(source);
        ROWS.forEach(statement -> jdbc.sql(statement).update());
        source.setAutoCommit(false);
        source.resetConnection();
    }

    @AfterAll
    static void close() {
        source.destroy();
    }

    @TestFactory
    Stream<DynamicTest> whatStandsBeforeAVisit() {
        var albums = new AlbumLinkQueries(jdbc);
        var files = new FileLinkQueries(jdbc);
        var pastes = new PasteQueries(jdbc);
        var casts = new CastQueries(jdbc);
        var histories = new AccessHistoryQueries(jdbc);
        var link = new LinkIdentity(LinkIdentity.COLLECTION, "1", "ALBUM1", 0);
        var visitor = new Client("203.0.113.5", "agent", "", "");
        return Map.<String, Runnable>of(
                        "an album's link",
                                () -> assertThat(albums.find("ALBUM15000")).isPresent(),
                        "no album's link",
                                () -> assertThat(albums.find("ALBUM99999")).isEmpty(),
                        "the link in an album",
                                () -> assertThat(albums.active(15001)).isPresent(),
                        "a token that is free",
                                () -> assertThat(albums.unlessTaken("FREE")).isPresent(),
                        "a file's link",
                                () -> assertThat(files.find("FILE15000")).isPresent(),
                        "a device that was here",
                                () -> assertThat(histories.isKnown(link, visitor))
                                        .isTrue(),
                        "a paste",
                                () -> assertThat(pastes.find("PASTE15000", 1)).isPresent(),
                        "a television that shows something",
                                () -> assertThat(casts.use("cast_15000", 1)).isPresent(),
                        "a television's code",
                                () -> assertThat(casts.publicKey("C15000")).isPresent())
                .entrySet()
                .stream()
                .map(deed -> dynamicTest(
                        deed.getKey(),
                        () -> assertThat(rowsReadBy(deed.getValue())).isLessThan(10)));
    }

    /** Of all tables together, by whatever way. */
    private static long rowsReadBy(Runnable deed) {
        long before = rowsRead();
        deed.run();
        return rowsRead() - before;
    }

    private static long rowsRead() {
        return jdbc.sql("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables")
                .query(Long.class)
                .single();
    }
}
