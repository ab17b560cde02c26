package museum.file;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sizes and numbers of files. */
@Repository
class FileInfoQueries {

    /** Files of one size, in bytes. Protocol 03 §7.3. */
    record Duplicates(List<Long> fileIDs, long size) {}

    private record Sizes(long fileId, FileInfo info) {}

    /** What the ids of files begin with, less the files that the first server of this kind had counted before. */
    private static final long UNCOUNTED_IDS = 9_522_438;

    private final JdbcClient jdbc;

    FileInfoQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Bytes of the live objects of those files that are the user's, thumbnails not counted. */
    long size(long userId, List<Long> fileIds) {
        return jdbc.sql("""
                SELECT coalesce(sum(o.size), 0)::bigint
                  FROM files f
                  JOIN object_keys o USING (file_id)
                 WHERE f.file_id = ANY(:files) AND f.owner_id = :user
                   AND o.o_type = 'file' AND o.is_deleted = false
                """)
                .param("user", userId)
                .param("files", ids(fileIds))
                .query(Long.class)
                .single();
    }

    /**
     * Sizes of files. Those of old files are taken from their objects, deleted or not, and kept with the file.
     */
    Map<Long, FileInfo> infos(List<Long> fileIds) {
        jdbc.sql("""
                UPDATE files f
                   SET info = jsonb_strip_nulls(jsonb_build_object(
                           'fileSize', nullif(found.file_size, 0), 'thumbSize', nullif(found.thumb_size, 0)))
                  FROM (SELECT file_id,
                               coalesce(sum(size) FILTER (WHERE o_type = 'file'), 0) AS file_size,
                               coalesce(sum(size) FILTER (WHERE o_type = 'thumbnail'), 0) AS thumb_size
                          FROM object_keys
                         WHERE file_id IN (SELECT file_id FROM files WHERE file_id = ANY(:files) AND info IS NULL)
                         GROUP BY file_id) found
                 WHERE f.file_id = found.file_id AND f.info IS NULL
                """).param("files", ids(fileIds)).update();
        return jdbc
                .sql("""
                SELECT file_id, info IS NULL AS unknown,
                       coalesce((info ->> 'fileSize')::bigint, 0) AS file_size,
                       coalesce((info ->> 'thumbSize')::bigint, 0) AS thumb_size
                  FROM files
                 WHERE file_id = ANY(:files)
                """)
                .param("files", ids(fileIds))
                .query((row, n) -> new Sizes(
                        row.getLong("file_id"),
                        row.getBoolean("unknown")
                                ? FileInfo.UNKNOWN
                                : new FileInfo(row.getLong("file_size"), row.getLong("thumb_size"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Sizes::fileId, Sizes::info));
    }

    /** Files of the user that are equal in size to others of his; more the server cannot know. */
    List<Duplicates> duplicates(long userId) {
        return jdbc.sql("""
                SELECT o.size, array_agg(o.file_id ORDER BY o.file_id) AS files
                  FROM files f
                  JOIN object_keys o USING (file_id)
                 WHERE f.owner_id = :user AND o.o_type = 'file' AND o.is_deleted = false
                 GROUP BY o.size
                HAVING count(*) > 1
                """)
                .param("user", userId)
                .query((row, n) ->
                        new Duplicates(List.of((Long[]) row.getArray("files").getArray()), row.getLong("size")))
                .list();
    }

    /** Files of the user whose thumbnails have so many bytes or more. */
    List<Long> withThumbnailsOf(long userId, long bytes) {
        return jdbc.sql("""
                SELECT o.file_id
                  FROM files f
                  JOIN object_keys o USING (file_id)
                 WHERE f.owner_id = :user AND o.o_type = 'thumbnail' AND o.is_deleted = false AND o.size >= :bytes
                 ORDER BY o.file_id
                """)
                .param("user", userId)
                .param("bytes", bytes)
                .query(Long.class)
                .list();
    }

    /** How many files were ever made, in everybody's hands; 0 before the first. */
    long count() {
        return jdbc.sql("SELECT coalesce(max(file_id) - :uncounted, 0) FROM files")
                .param("uncounted", UNCOUNTED_IDS)
                .query(Long.class)
                .single();
    }

    private static Long[] ids(List<Long> fileIds) {
        return fileIds.toArray(Long[]::new);
    }
}
