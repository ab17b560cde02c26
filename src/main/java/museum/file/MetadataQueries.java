package museum.file;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Magic metadata in table {@code files}. */
@Repository
class MetadataQueries {

    /**
     * A file that is held, and the version of its metadata.
     *
     * @param version null when it has none
     * @param count members of the plaintext
     */
    record Held(long fileId, long ownerId, @Nullable Integer version, int count) {}

    private final JdbcClient jdbc;

    MetadataQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds files until the end of the transaction, as {@link FileLocks} does; by id. */
    Map<Long, Held> lock(MetadataKind kind, Collection<Long> fileIds) {
        return jdbc
                .sql("""
                SELECT file_id, owner_id,
                       CASE WHEN %1$s IS NOT NULL THEN coalesce((%1$s ->> 'version')::int, 0) END AS version,
                       coalesce((%1$s ->> 'count')::int, 0) AS count
                  FROM files
                 WHERE file_id = ANY(:files)
                 ORDER BY file_id
                   FOR NO KEY UPDATE
                """.formatted(kind.column()))
                .param("files", fileIds.toArray(Long[]::new))
                .query(Held.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Held::fileId, Function.identity()));
    }

    /** Stores metadata (JSON) by file. */
    void store(MetadataKind kind, Map<Long, String> metadata, long stamp) {
        jdbc.sql("""
                UPDATE files f
                   SET %s = new.metadata::jsonb, updation_time = :stamp
                  FROM unnest(:files::bigint[], :metadata::text[]) AS new (file_id, metadata)
                 WHERE f.file_id = new.file_id
                """.formatted(kind.column()))
                .param("files", metadata.keySet().toArray(Long[]::new))
                .param("metadata", metadata.values().toArray(String[]::new))
                .param("stamp", stamp)
                .update();
    }
}
