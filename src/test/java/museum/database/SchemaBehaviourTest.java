package museum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables do by themselves: Protocol 12, functions and triggers. */
class SchemaBehaviourTest {

    private static final long FIRST = 1580559962386438L;
    private static final long FUTURE = 9_000_000_000_000_000L;

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @BeforeEach
    void aliceHasAnAlbum() {
        run("INSERT INTO users (creation_time) VALUES (1)");
        run("INSERT INTO collections (owner_id, encrypted_key, key_decryption_nonce, type, attributes, updation_time)"
                + " VALUES (" + FIRST + ", 'key', 'nonce', 'album', '{}', 1)");
    }

    @Test
    void countersBeginWhereMuseumsBegin() {
        run(
                "INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header,"
                        + " encrypted_metadata, updation_time) VALUES (" + FIRST + ", '', '', '', '', 1)");
        assertThat(number("SELECT user_id FROM users")).isEqualTo(FIRST);
        assertThat(number("SELECT collection_id FROM collections")).isEqualTo(FIRST);
        assertThat(number("SELECT file_id FROM files")).isEqualTo(10_000_000);
        assertThatThrownBy(() -> run("INSERT INTO users (user_id, creation_time) VALUES (1, 1)"))
                .rootCause()
                .hasMessageContaining("cannot insert a non-DEFAULT value");
    }

    @Test
    void timesAreMicrosecondsOfTheTransaction() {
        assertThat(number("SELECT now_utc_micro_seconds() - (extract(epoch FROM now()) * 1000000)::bigint"))
                .isZero();
        assertThat(number("SELECT extract(epoch FROM th(1795406706999999))::bigint"))
                .isEqualTo(1795406706);
    }

    @Test
    void anUpdateMovesItsTimeForwardUnlessItNamesALaterOne() {
        run("INSERT INTO remote_store (user_id, key_name, key_value, updated_at) VALUES (" + FIRST + ", 'k', 'v', 5)");
        run("UPDATE remote_store SET key_value = 'w'");
        long touched = number("SELECT updated_at FROM remote_store");
        assertThat(touched).isGreaterThan(5);
        run("UPDATE remote_store SET updated_at = 7");
        assertThat(number("SELECT updated_at FROM remote_store")).isGreaterThan(touched);
        run("UPDATE remote_store SET updated_at = " + FUTURE);
        assertThat(number("SELECT updated_at FROM remote_store")).isEqualTo(FUTURE);
    }

    @Test
    void aLinkIsNewsOfItsAlbumButNeverOldNews() {
        run("INSERT INTO public_collection_tokens (collection_id, access_token) VALUES (" + FIRST + ", 'T')");
        assertThat(number("SELECT updation_time FROM collections"))
                .isEqualTo(number("SELECT updated_at FROM public_collection_tokens"));
        run("UPDATE collections SET updation_time = " + FUTURE);
        run("UPDATE public_collection_tokens SET is_disabled = true");
        assertThat(number("SELECT updation_time FROM collections")).isEqualTo(FUTURE);
    }

    @Test
    void anEntityIsNewsOfItsKey() {
        run("INSERT INTO authenticator_key (user_id, encrypted_key, header, updated_at) VALUES (" + FIRST
                + ", '', '', 1)");
        run("INSERT INTO authenticator_entity (id, user_id, encrypted_data, header, updated_at)"
                + " VALUES (gen_random_uuid(), " + FIRST + ", 'data', '', 77)");
        assertThat(number("SELECT updated_at FROM authenticator_key")).isEqualTo(77);
        run("INSERT INTO entity_key (user_id, type, encrypted_key, header, updated_at) VALUES (" + FIRST
                + ", 'person', '', '', 1)," + " (" + FIRST + ", 'location', '', '', 1)");
        run("INSERT INTO entity_data (user_id, type, id, encrypted_data, header, updated_at) VALUES (" + FIRST
                + ", 'person', 'person_1', 'data', '', 78)");
        assertThat(number("SELECT updated_at FROM entity_key WHERE type = 'person'"))
                .isEqualTo(78);
        assertThat(number("SELECT updated_at FROM entity_key WHERE type = 'location'"))
                .isEqualTo(1);
    }

    @Test
    void aBucketPlaysOnePartOnly() {
        run("INSERT INTO file_data (file_id, user_id, data_type, size, latest_bucket, replicated_buckets)"
                + " VALUES (1, 1, 'mldata', 1, 'b5', '{b6}')");
        assertThatThrownBy(() -> run("UPDATE file_data SET delete_from_buckets = '{b5}'"))
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> run("UPDATE file_data SET inflight_rep_buckets = '{b6}'"))
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> run(
                        "INSERT INTO user_attachments (attachment_id, user_id, attachment_type, size, latest_bucket,"
                                + " replicated_buckets) VALUES ('ua_1', " + FIRST
                                + ", 'profile_picture', 1, 'b5', '{b5}')"))
                .hasMessageContaining("stands twice");
    }

    @Test
    void aReplyStaysWithItsComment() {
        comment("one", 7, null);
        comment("reply", 7, "one");
        assertThatThrownBy(() -> comment("elsewhere", 8, "one")).hasMessageContaining("to reply to");
        assertThatThrownBy(() -> comment("nowhere", 7, "none")).hasMessageContaining("to reply to");
        run("INSERT INTO comments (id, collection_id, user_id, cipher, nonce) VALUES ('album', 1, 1, 'c', 'n')");
        run(
                "INSERT INTO comments (id, collection_id, parent_comment_id, user_id, cipher, nonce) VALUES ('r', 1, 'album', 1, 'c', 'n')");
    }

    @Test
    void aDeletedCommentTakesItsReactionsWithItAndKeepsNoContent() {
        comment("one", 7, null);
        run(
                "INSERT INTO reactions (id, collection_id, comment_id, user_id, cipher, nonce, updated_at) VALUES ('r', 1, 'one', 2, 'c', 'n', 1)");
        assertThatThrownBy(
                        () -> run(
                                "INSERT INTO reactions (id, collection_id, comment_id, user_id, cipher, nonce) VALUES ('s', 2, 'one', 2, 'c', 'n')"))
                .hasMessageContaining("no comment one in collection 2");
        run("UPDATE comments SET is_deleted = true");
        assertThat(row("SELECT is_deleted, cipher, nonce FROM comments"))
                .containsEntry("is_deleted", true)
                .containsEntry("cipher", null);
        assertThat(row("SELECT is_deleted, cipher, nonce, updated_at > 1 AS touched FROM reactions"))
                .containsEntry("is_deleted", true)
                .containsEntry("cipher", null)
                .containsEntry("nonce", null)
                .containsEntry("touched", true);
    }

    @Test
    void aPersonReactsOnceToAThing() {
        comment("one", 7, null);
        run("INSERT INTO anon_users (id, collection_id, cipher, nonce) VALUES ('anon_1', 1, 'c', 'n')");
        run(
                "INSERT INTO reactions (id, collection_id, comment_id, user_id, cipher, nonce) VALUES ('a', 1, 'one', 2, 'c', 'n')");
        run(
                "INSERT INTO reactions (id, collection_id, file_id, user_id, cipher, nonce) VALUES ('b', 1, 7, 2, 'c', 'n')");
        run(
                "INSERT INTO reactions (id, collection_id, user_id, anon_user_id, cipher, nonce) VALUES ('c', 1, -1, 'anon_1', 'c', 'n')");
        assertThat(jdbc.sql("SELECT actor_key || ' ' || unique_key FROM reactions ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("U:2 M:one", "U:2 F:1/7", "A:anon_1 C:1");
        assertThatThrownBy(
                        () -> run(
                                "INSERT INTO reactions (id, collection_id, file_id, user_id, cipher, nonce) VALUES ('d', 1, 7, 2, 'c', 'n')"))
                .hasMessageContaining("uq_reactions_actor_target");
    }

    @Test
    void theKeyOfAContactNeverChanges() {
        run("INSERT INTO contact_entity (id, user_id, contact_user_id, encrypted_key, encrypted_data) VALUES ('ct_1', "
                + FIRST + ", 2, 'key', 'data')");
        run("UPDATE contact_entity SET encrypted_data = 'new', encrypted_key = 'key'");
        assertThatThrownBy(() -> run("UPDATE contact_entity SET encrypted_key = 'other'"))
                .hasMessageContaining("never changes");
    }

    @Test
    void nothingNewInAnAlbumIsAnsweredFromTheIndexAlone() {
        run(
                "INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, encrypted_metadata,"
                        + " updation_time) SELECT " + FIRST + ", '', '', '', '', 1 FROM generate_series(1, 20000)");
        run("INSERT INTO collection_files (file_id, collection_id, encrypted_key, key_decryption_nonce, updation_time)"
                + " SELECT file_id, " + FIRST + ", 'key', 'nonce', file_id FROM files");
        run("VACUUM ANALYZE collection_files");
        var plan = String.join(
                "\n",
                jdbc.sql("EXPLAIN SELECT file_id FROM collection_files WHERE collection_id = " + FIRST
                                + " AND updation_time > " + FUTURE + " ORDER BY updation_time, file_id LIMIT 2501")
                        .query(String.class)
                        .list());
        assertThat(plan)
                .contains("Index Only Scan using museum_collection_files_diff")
                .doesNotContain("Sort");
    }

    private void comment(String id, long file, @Nullable String parent) {
        jdbc.sql("INSERT INTO comments (id, collection_id, file_id, parent_comment_id, user_id, cipher, nonce)"
                        + " VALUES (:id, 1, :file, :parent, 1, 'c', 'n')")
                .param("id", id)
                .param("file", file)
                .param("parent", parent)
                .update();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Map<String, Object> row(String sql) {
        return jdbc.sql(sql).query().singleRow();
    }
}
