package museum.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import museum.storage.DataCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code file_data}: data that apps derive from files, one row for each file and type. Protocol 03 §6.8, 10 §7. */
@Repository
class FileDataQueries {

    /**
     * A row as its owner's devices learn of it. Protocol 03 §6.3.
     *
     * @param updatedAt microseconds
     */
    record Status(
            long fileID,
            long userID,
            String type,
            boolean isDeleted,
            @Nullable String objectID,
            @Nullable String objectNonce,
            long size,
            long updatedAt) {}

    private static final String COLUMNS = """
            SELECT file_id, user_id, data_type, size, latest_bucket, replicated_buckets::text[] AS replicated, is_deleted, obj_id, obj_size, updated_at
              FROM file_data
            """;

    private static final String STATUS = """
            SELECT file_id, user_id, data_type AS type, is_deleted, obj_id AS object_id, obj_nonce AS object_nonce, size, updated_at
              FROM file_data
             WHERE user_id = :user
            """;

    private final JdbcClient jdbc;

    FileDataQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FileDataRow> find(long fileId, DataType type) {
        return find(List.of(fileId), type).stream().findFirst();
    }

    /** Data of one type of several files, deleted ones too. */
    List<FileDataRow> find(Collection<Long> fileIds, DataType type) {
        return jdbc.sql(COLUMNS + " WHERE file_id = ANY(:files) AND data_type = :type::object_type")
                .param("files", fileIds.toArray(Long[]::new))
                .param("type", type.label())
                .query((row, n) -> read(row))
                .list();
    }

    /** Rows of one owner after a time, oldest first, not more than so many. */
    List<Status> after(long userId, long time, int limit) {
        return jdbc.sql(STATUS + " AND updated_at > :time ORDER BY updated_at, file_id, data_type LIMIT :limit")
                .param("user", userId)
                .param("time", time)
                .param("limit", limit)
                .query((row, n) -> status(row))
                .list();
    }

    /** All rows of one owner and one time. */
    List<Status> of(long userId, long time) {
        return jdbc.sql(STATUS + " AND updated_at = :time ORDER BY file_id, data_type")
                .param("user", userId)
                .param("time", time)
                .query((row, n) -> status(row))
                .list();
    }

    /** The time of the database, or just after the last change of that owner's data, if this is later. */
    long nextTime(long userId) {
        return jdbc.sql("""
                SELECT greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint, coalesce(max(updated_at), 0) + 1)
                  FROM file_data
                 WHERE user_id = :user
                """).param("user", userId).query(Long.class).single();
    }

    /**
     * Stores a row in the place of the one before. The places of older data, all but the one that is written now, are to be cleaned; where a copy is under way
     * it goes on, and whoever makes it notices by the time of the row that it is of older data.
     */
    void put(FileDataRow row) {
        jdbc.sql("""
                INSERT INTO file_data AS was
                       (file_id, user_id, data_type, size, latest_bucket, obj_id, obj_nonce, obj_size, updated_at, sync_locked_till)
                VALUES (:file, :user, :type::object_type, :size, :bucket::s3region, :object, NULL, :objectSize, :time,
                        now_utc_micro_seconds() + 10 * 60 * 1000000::bigint)
                    ON CONFLICT (file_id, data_type)
                    DO UPDATE SET size = excluded.size,
                                  obj_id = excluded.obj_id,
                                  obj_nonce = excluded.obj_nonce,
                                  obj_size = excluded.obj_size,
                                  latest_bucket = excluded.latest_bucket,
                                  inflight_rep_buckets = array_remove(was.inflight_rep_buckets, excluded.latest_bucket),
                                  delete_from_buckets = ARRAY(
                                      SELECT DISTINCT bucket
                                        FROM unnest(was.replicated_buckets || was.delete_from_buckets || was.latest_bucket) AS bucket
                                       WHERE bucket <> excluded.latest_bucket AND bucket <> ALL (was.inflight_rep_buckets)),
                                  replicated_buckets = '{}',
                                  pending_sync = true,
                                  updated_at = excluded.updated_at
                 WHERE was.is_deleted = false
                """)
                .param("file", row.fileId())
                .param("user", row.userId())
                .param("type", row.type().label())
                .param("size", row.size())
                .param("bucket", row.latestBucket().label())
                .param("object", row.objId())
                .param("objectSize", row.objSize())
                .param("time", row.updatedAt())
                .update();
    }

    /** Marks all data of files as deleted; their times stay. */
    void markDeleted(Collection<Long> fileIds) {
        jdbc.sql("UPDATE file_data SET is_deleted = true, pending_sync = true WHERE file_id = ANY(:files)")
                .param("files", fileIds.toArray(Long[]::new))
                .update();
    }

    static FileDataRow read(ResultSet row) throws SQLException {
        return new FileDataRow(
                row.getLong("file_id"),
                row.getLong("user_id"),
                DataType.of(row.getString("data_type")),
                row.getLong("size"),
                DataCentre.of(row.getString("latest_bucket")),
                Arrays.stream((String[]) row.getArray("replicated").getArray())
                        .map(DataCentre::of)
                        .toList(),
                row.getBoolean("is_deleted"),
                row.getString("obj_id"),
                row.getObject("obj_size", Long.class),
                row.getLong("updated_at"));
    }

    private static Status status(ResultSet row) throws SQLException {
        return new Status(
                row.getLong("file_id"),
                row.getLong("user_id"),
                row.getString("type"),
                row.getBoolean("is_deleted"),
                row.getString("object_id"),
                row.getString("object_nonce"),
                row.getLong("size"),
                row.getLong("updated_at"));
    }
}
