package museum.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import museum.storage.DataCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The objects of files: table {@code object_keys}. */
@Repository
class ObjectQueries {

    /**
     * What somebody finds who asks for an object of a file.
     *
     * @param owned whether the file is his
     * @param allowed whether he may read it
     * @param object null when the file has none (any more)
     */
    record Found(boolean owned, boolean allowed, @Nullable StoredFileObject object) {}

    /** Objects that were marked as deleted, and their bytes together. */
    record Gone(List<String> keys, long bytes) {}

    /** An object in the place of another one; the key may be the same, when its bytes were replaced. */
    record Replacement(ObjectType type, String formerKey, String key, long size) {}

    private final JdbcClient jdbc;

    ObjectQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The live object of a file. */
    Optional<StoredFileObject> find(long fileId, ObjectType type) {
        return jdbc.sql("""
                SELECT object_key, size, datacenters::text[] AS datacenters
                  FROM object_keys
                 WHERE file_id = :file AND o_type = :type::object_type AND is_deleted = false
                """)
                .param("file", fileId)
                .param("type", type.label())
                .query((row, n) -> object(row))
                .optional();
    }

    /**
     * The object of a file as far as somebody may have it: his own always; others' while they are in an album that is shared with him or by him. A file that
     * was removed by an album's admin is gone for everybody but its owner. Nothing if there is no such file. Protocol 03 §5.1.
     */
    Optional<Found> findFor(long userId, long fileId, ObjectType type) {
        return jdbc.sql("""
                SELECT f.owner_id = :user AS owned,
                       f.owner_id = :user OR EXISTS (
                           SELECT 1
                             FROM collection_files m
                             JOIN collection_shares s USING (collection_id)
                            WHERE m.file_id = f.file_id
                              AND m.is_deleted = false
                              AND (m.action IS NULL OR m.action NOT IN ('REMOVE', 'DELETE_SUGGESTED'))
                              AND s.is_deleted = false
                              AND :user IN (s.to_user_id, s.from_user_id)) AS allowed,
                       o.object_key, o.size, o.datacenters::text[] AS datacenters
                  FROM files f
                  LEFT JOIN object_keys o ON o.file_id = f.file_id AND o.o_type = :type::object_type AND o.is_deleted = false
                 WHERE f.file_id = :file
                """)
                .param("user", userId)
                .param("file", fileId)
                .param("type", type.label())
                .query((row, n) -> new Found(
                        row.getBoolean("owned"),
                        row.getBoolean("allowed"),
                        row.getString("object_key") == null ? null : object(row)))
                .optional();
    }

    /** Bytes of the live objects of a file. */
    long liveBytes(long fileId) {
        return jdbc.sql(
                        "SELECT coalesce(sum(size), 0)::bigint FROM object_keys WHERE file_id = :file AND is_deleted = false")
                .param("file", fileId)
                .query(Long.class)
                .single();
    }

    /** Marks the live objects of files as deleted. */
    Gone markDeleted(Collection<Long> fileIds, long version) {
        var keys = new ArrayList<String>();
        long[] bytes = {0};
        jdbc.sql("""
                UPDATE object_keys
                   SET is_deleted = true, updated_at = :version
                 WHERE file_id = ANY(:files) AND is_deleted = false
                RETURNING object_key, size
                """)
                .param("files", fileIds.toArray(Long[]::new))
                .param("version", version)
                .query(row -> {
                    keys.add(row.getString("object_key"));
                    bytes[0] += row.getLong("size");
                });
        return new Gone(keys, bytes[0]);
    }

    /** Lets copies of an object be made anew from the primary, because those there are may be of other bytes. Protocol 10 §6.3. */
    void copyAnew(String key, DataCentre primary) {
        jdbc.sql("""
                UPDATE object_copies c
                   SET wasabi = CASE WHEN :primary = 'wasabi-eu-central-2-v3' THEN wasabi END,
                       b2 = CASE WHEN :primary = 'b2-eu-cen' THEN b2 END,
                       scw = CASE WHEN o.o_type = 'file' THEN NULL ELSE scw END,
                       last_attempt = 0
                  FROM object_keys o
                 WHERE c.object_key = :key AND o.object_key = c.object_key
                """).param("key", key).param("primary", primary.label()).update();
    }

    /** The live objects of a file, where it has both; locked until the end of the transaction. */
    Optional<StoredObjects> lockPair(long fileId) {
        return pair(fileId, " FOR UPDATE");
    }

    /** The live objects of a file, where it has both. */
    Optional<StoredObjects> pair(long fileId) {
        return pair(fileId, "");
    }

    private Optional<StoredObjects> pair(long fileId, String lock) {
        return jdbc.sql("""
                SELECT content.object_key AS file_key, content.size AS file_size,
                       thumbnail.object_key AS thumbnail_key, thumbnail.size AS thumbnail_size
                  FROM object_keys content
                  JOIN object_keys thumbnail ON thumbnail.file_id = content.file_id
                 WHERE content.file_id = :file
                   AND content.o_type = 'file' AND content.is_deleted = false
                   AND thumbnail.o_type = 'thumbnail' AND thumbnail.is_deleted = false
                """ + lock)
                .param("file", fileId)
                .query(StoredObjects.class)
                .optional();
    }

    /** Puts other objects in the place of some of a file's; their copies are wished for, and those of the former ones forgotten. */
    void replace(long fileId, Collection<Replacement> replacements, DataCentre bucket) {
        jdbc.sql("DELETE FROM object_copies WHERE object_key = ANY(:keys)")
                .param("keys", texts(replacements, Replacement::formerKey))
                .update();
        jdbc.sql("""
                WITH new AS (
                    SELECT type::object_type AS type, key, size
                      FROM unnest(:types::text[], :keys::text[], :sizes::bigint[]) AS new (type, key, size)
                ), copies AS (
                    INSERT INTO object_copies (object_key, want_b2, b2, want_wasabi, wasabi, want_scw)
                    SELECT key, :bucket IN ('b2-eu-cen', 'wasabi-eu-central-2-v3'),
                           CASE WHEN :bucket = 'b2-eu-cen' THEN now_utc_micro_seconds() END,
                           true, CASE WHEN :bucket = 'wasabi-eu-central-2-v3' THEN now_utc_micro_seconds() END, type = 'file'
                      FROM new
                )
                UPDATE object_keys o
                   SET object_key = new.key, size = new.size, datacenters = ARRAY[:bucket::s3region]
                  FROM new
                 WHERE o.file_id = :file AND o.o_type = new.type
                """)
                .param("types", texts(replacements, one -> one.type().label()))
                .param("keys", texts(replacements, Replacement::key))
                .param(
                        "sizes",
                        replacements.stream().mapToLong(Replacement::size).toArray())
                .param("bucket", bucket.label())
                .param("file", fileId)
                .update();
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static StoredFileObject object(ResultSet row) throws SQLException {
        return new StoredFileObject(row.getString("object_key"), row.getLong("size"), List.of((String[])
                row.getArray("datacenters").getArray()));
    }
}
