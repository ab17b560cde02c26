package museum.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import museum.storage.DataCentre;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where objects lie, and whether anything still refers to them. */
@Repository
class ObjectLifeQueries {

    /**
     * A registered object.
     *
     * @param dataCentres where it lies
     * @param copiesBegun whether it may also lie where a copy was begun and, because the server ended, never noted
     * @param isContent whether it is the content of its file, else it is the thumbnail
     */
    record Registered(
            long fileId,
            long ownerId,
            boolean isContent,
            List<DataCentre> dataCentres,
            boolean isDeleted,
            boolean copiesBegun) {}

    /** What refers to an object: a file, an upload that may still be registered, or a preview. */
    private static final String REFERENCES = """
            EXISTS (SELECT FROM object_keys WHERE object_key = %1$s)
            OR EXISTS (SELECT FROM temp_objects WHERE object_key = %1$s)
            OR EXISTS (SELECT FROM file_data
                        WHERE %1$s LIKE '%%/file-data/%%'
                          AND file_id = substring(%1$s FROM '/file-data/([0-9]{1,18})/')::bigint
                          AND NOT is_deleted
                          AND obj_id = regexp_replace(substring(%1$s FROM '[^/]*$'), '_playlist$', ''))
            """;

    private final JdbcClient jdbc;

    ObjectLifeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Registered> find(String key) {
        return jdbc.sql("""
                SELECT o.file_id, f.owner_id, o.o_type = 'file' AS is_content, o.datacenters::text[] AS datacenters, o.is_deleted,
                       coalesce(c.last_attempt > 0, false) AS copies_begun
                  FROM object_keys o
                  JOIN files f USING (file_id)
                  LEFT JOIN object_copies c USING (object_key)
                 WHERE o.object_key = :key
                """)
                .param("key", key)
                .query((row, n) -> new Registered(
                        row.getLong("file_id"),
                        row.getLong("owner_id"),
                        row.getBoolean("is_content"),
                        Arrays.stream((String[]) row.getArray("datacenters").getArray())
                                .distinct()
                                .map(DataCentre::of)
                                .toList(),
                        row.getBoolean("is_deleted"),
                        row.getBoolean("copies_begun")))
                .optional();
    }

    /** An object lies there no longer. */
    void forget(String key, DataCentre dataCentre) {
        jdbc.sql(
                        "UPDATE object_keys SET datacenters = array_remove(datacenters, :dataCentre::s3region) WHERE object_key = :key")
                .param("dataCentre", dataCentre.label())
                .param("key", key)
                .update();
    }

    /** Removes a deleted object's row, if it lies nowhere any more; what says where its copies are goes with it. */
    boolean remove(String key) {
        return jdbc.sql(
                                "DELETE FROM object_keys WHERE object_key = :key AND is_deleted = true AND cardinality(datacenters) = 0")
                        .param("key", key)
                        .update()
                == 1;
    }

    boolean isReferenced(String key) {
        return jdbc.sql("SELECT " + REFERENCES.formatted(":key::text"))
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** Items of a queue of keys that have waited since a time, and that nothing refers to, oldest first. */
    List<String> unreferenced(String queue, long queuedBefore, int limit) {
        return jdbc.sql("""
                SELECT item
                  FROM queue
                 WHERE queue_name = :queue AND is_deleted = false AND created_at <= :before
                   AND NOT (%s)
                 ORDER BY created_at
                 LIMIT :limit
                """.formatted(REFERENCES.formatted("queue.item")))
                .param("queue", queue)
                .param("before", queuedBefore)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Holds an item of a queue that is still to be done; false if it is not (any more). */
    boolean hold(String queue, String item) {
        return jdbc.sql("""
                SELECT 1
                  FROM queue
                 WHERE queue_name = :queue AND item = :item AND is_deleted = false
                   FOR UPDATE
                """)
                .param("queue", queue)
                .param("item", item)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
