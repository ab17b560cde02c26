package museum.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import museum.client.Album;
import museum.client.Person;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.StoredObject;
import museum.support.RunningMuseum;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies behind the scenes of a story: rows and objects. And the time machine: background work whose time has come. */
final class Backstage {

    private static final long DAY = 86_400_000_000L;

    private final RunningMuseum museum;
    private final JdbcClient jdbc;
    private final ObjectStore store;
    private final DataCentre hot;

    Backstage(RunningMuseum museum) {
        this.museum = museum;
        this.jdbc = museum.bean(JdbcClient.class);
        this.store = museum.bean(ObjectStore.class);
        this.hot = museum.bean(Buckets.class).primaryHot();
    }

    JdbcClient sql() {
        return jdbc;
    }

    ObjectStore store() {
        return store;
    }

    DataCentre hot() {
        return hot;
    }

    // --- facts ------------------------------------------------------------------------------------------------

    /** Bytes that are charged. */
    long usage(Person person) {
        return number("SELECT coalesce(sum(storage_consumed), 0) FROM usage WHERE user_id = ?", person.id());
    }

    /** Bytes of the objects that are there. */
    long stored(Person person) {
        return number(
                "SELECT coalesce(sum(o.size), 0) FROM object_keys o JOIN files f USING (file_id) WHERE f.owner_id = ? AND o.is_deleted = false",
                person.id());
    }

    String key(long fileId, String type) {
        return text("SELECT object_key FROM object_keys WHERE file_id = ? AND o_type = ?::object_type", fileId, type);
    }

    boolean isStored(String key) {
        return store.size(hot, key).isPresent();
    }

    /** Keys of everything that lies in the primary bucket for a person. */
    Set<String> objectsOf(Person person) {
        return objectsOf(person, hot);
    }

    Set<String> objectsOf(Person person, DataCentre dataCentre) {
        try (var objects = store.list(dataCentre, person.id() + "/")) {
            return objects.map(StoredObject::key).collect(Collectors.toSet());
        }
    }

    long count(String from, Object... parameters) {
        return number("SELECT count(*) FROM " + from, parameters);
    }

    long number(String statement, Object... parameters) {
        return jdbc.sql(statement).params(List.of(parameters)).query(Long.class).single();
    }

    String text(String statement, Object... parameters) {
        return jdbc.sql(statement)
                .params(List.of(parameters))
                .query(String.class)
                .single();
    }

    int update(String statement, Object... parameters) {
        return jdbc.sql(statement).params(List.of(parameters)).update();
    }

    /** Whatever happened: what is charged is what is there, and every object that a file needs lies in the store with its size. */
    void assertInOrder(Person person) {
        assertThat(usage(person)).isEqualTo(stored(person));
        jdbc.sql("""
                SELECT o.object_key, o.size
                  FROM object_keys o
                  JOIN files f USING (file_id)
                 WHERE f.owner_id = :owner AND o.is_deleted = false
                """).param("owner", person.id()).query(row -> {
            assertThat(store.size(hot, row.getString("object_key")))
                    .as(row.getString("object_key"))
                    .hasValue(row.getLong("size"));
        });
        assertThat(count(
                        "trash t JOIN collection_files m USING (file_id) WHERE t.user_id = ? AND t.is_restored = false AND m.is_deleted = false",
                        person.id()))
                .as("files both in the trash and in an album")
                .isZero();
    }

    // --- many of them -----------------------------------------------------------------------------------------

    /** Files without objects in an album of their owner, as if they had been uploaded. */
    List<Long> manyFiles(Person owner, Album album, int count) {
        return jdbc.sql("""
                WITH made AS (
                    INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header,
                                       encrypted_metadata, updation_time, info)
                    SELECT :owner, 'eA==', 'eA==', 'eA==', 'eA==', 1, '{}' FROM generate_series(1, :count)
                    RETURNING file_id
                ), member AS (
                    INSERT INTO collection_files (collection_id, file_id, encrypted_key, key_decryption_nonce, updation_time, c_owner_id, f_owner_id)
                    SELECT :album, file_id, 'eA==', 'eA==', 1, :owner, :owner FROM made
                )
                SELECT file_id FROM made
                """)
                .param("owner", owner.id())
                .param("count", count)
                .param("album", album.id())
                .query(Long.class)
                .list();
    }

    // --- time -------------------------------------------------------------------------------------------------

    /** So many days later, as far as waiting work is concerned. */
    void daysPass(int days) {
        update("UPDATE queue SET created_at = created_at - ?", days * DAY);
        update("UPDATE temp_objects SET expiration_time = expiration_time - ?", days * DAY);
        update("UPDATE trash SET delete_by = delete_by - ?", days * DAY);
        update("UPDATE file_data SET sync_locked_till = 0");
    }

    void leasesEnd() {
        update("UPDATE file_data SET sync_locked_till = 0");
    }

    void deleteObjects() {
        museum.bean(DeleteObjects.class).run(() -> true);
    }

    void deleteOutdated() {
        museum.bean(OutdatedObjects.class).run(() -> true);
    }

    void deleteUnreported() {
        museum.bean(UnreportedUploads.class).run(() -> true);
    }

    void deleteAgedTrash() {
        museum.bean(DeleteAgedTrash.class).run(() -> true);
    }

    void emptyTrash() {
        museum.bean(EmptyWaitingTrash.class).run(() -> true);
    }

    void deleteFileData() {
        museum.bean(DeleteFileData.class).run(() -> true);
    }

    void releaseHolds() {
        museum.bean(ReleaseHolds.class).run(() -> true);
    }

    /** A day later, as far as replication is concerned: what failed is attempted again. */
    void replicate() {
        update("UPDATE object_copies SET last_attempt = least(last_attempt, 1)");
        leasesEnd();
        while (museum.bean(ReplicateObjects.class).next()
                || museum.bean(ReplicateFileData.class).next()) {
            // until nothing waits
        }
    }

    void scrub() {
        museum.bean(ScrubMetadata.class).run(() -> true);
    }

    void deleteEmbeddings() {
        museum.bean(DeleteEmbeddings.class).run(() -> true);
    }

    /** Everything that would happen sooner or later. */
    void yearsPass() {
        daysPass(60);
        deleteAgedTrash();
        emptyTrash();
        daysPass(60);
        deleteOutdated();
        daysPass(60);
        deleteOutdated();
        deleteObjects();
        deleteUnreported();
        deleteFileData();
        deleteEmbeddings();
    }
}
