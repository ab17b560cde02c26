package museum.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import museum.storage.DataCentre;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where derived data lie and have to be: the lists of places in table {@code file_data}. A row that is worked at is leased ({@code sync_locked_till}), so that
 * any number of servers may work at them. Protocol 10 §7.
 */
@Repository
class FileDataSyncQueries {

    /**
     * A leased row.
     *
     * @param outdated places of older data
     * @param inFlight places to which a copy was begun
     */
    record Leased(FileDataRow row, Set<DataCentre> outdated, Set<DataCentre> inFlight) {

        /** Every place where there may be something of it, but the one where it was written last. */
        Set<DataCentre> copies() {
            var copies = EnumSet.noneOf(DataCentre.class);
            copies.addAll(row.replicatedBuckets());
            copies.addAll(outdated);
            copies.addAll(inFlight);
            copies.remove(row.latestBucket());
            return copies;
        }
    }

    private final JdbcClient jdbc;

    FileDataSyncQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leases a row that waits for its deletion, or for copies; times in microseconds. */
    Optional<Leased> take(boolean deleted, long now, long until) {
        return jdbc.sql("""
                UPDATE file_data
                   SET sync_locked_till = :until
                 WHERE (file_id, data_type) = (
                           SELECT file_id, data_type
                             FROM file_data
                            WHERE is_deleted = :deleted AND pending_sync = true AND sync_locked_till < :now
                            ORDER BY sync_locked_till
                            LIMIT 1
                              FOR UPDATE SKIP LOCKED)
                RETURNING file_id, user_id, data_type, size, latest_bucket, replicated_buckets::text[] AS replicated,
                          delete_from_buckets::text[] AS outdated, inflight_rep_buckets::text[] AS in_flight,
                          is_deleted, obj_id, obj_size, updated_at
                """)
                .param("deleted", deleted)
                .param("now", now)
                .param("until", until)
                .query((row, n) -> leased(row))
                .optional();
    }

    /** Nothing of it lies there any more. */
    void forget(FileDataRow row, DataCentre dataCentre) {
        jdbc.sql("""
                UPDATE file_data
                   SET replicated_buckets = array_remove(replicated_buckets, :place::s3region),
                       delete_from_buckets = array_remove(delete_from_buckets, :place::s3region),
                       inflight_rep_buckets = array_remove(inflight_rep_buckets, :place::s3region)
                 WHERE file_id = :file AND data_type = :type::object_type
                """)
                .param("place", dataCentre.label())
                .param("file", row.fileId())
                .param("type", row.type().label())
                .update();
    }

    /** Older data lie there no longer; nothing happens if a copy is made there meanwhile. */
    void forgetOutdated(FileDataRow row, DataCentre dataCentre) {
        jdbc.sql("""
                UPDATE file_data
                   SET delete_from_buckets = array_remove(delete_from_buckets, :place::s3region)
                 WHERE file_id = :file AND data_type = :type::object_type
                """)
                .param("place", dataCentre.label())
                .param("file", row.fileId())
                .param("type", row.type().label())
                .update();
    }

    /** Removes a deleted row, if there is nothing of it anywhere. */
    void remove(FileDataRow row) {
        jdbc.sql("""
                DELETE FROM file_data
                 WHERE file_id = :file AND data_type = :type::object_type AND is_deleted
                   AND cardinality(replicated_buckets || delete_from_buckets || inflight_rep_buckets) = 0
                """)
                .param("file", row.fileId())
                .param("type", row.type().label())
                .update();
    }

    /** Notes that a copy is begun, before it is; false if the row is deleted or another one by now. */
    boolean beginCopy(FileDataRow row, DataCentre dataCentre) {
        return jdbc.sql("""
                UPDATE file_data
                   SET delete_from_buckets = array_remove(delete_from_buckets, :place::s3region),
                       inflight_rep_buckets = array_append(array_remove(inflight_rep_buckets, :place::s3region), :place::s3region)
                 WHERE file_id = :file AND data_type = :type::object_type
                   AND NOT is_deleted AND updated_at = :updatedAt
                """)
                        .param("place", dataCentre.label())
                        .param("file", row.fileId())
                        .param("type", row.type().label())
                        .param("updatedAt", row.updatedAt())
                        .update()
                == 1;
    }

    /**
     * Notes that a copy is there. If the row was changed or deleted meanwhile, the copy is of older data, which are to be cleaned up; false if there is
     * no row any more to say so.
     */
    boolean endCopy(FileDataRow row, DataCentre dataCentre) {
        return jdbc.sql("""
                UPDATE file_data
                   SET inflight_rep_buckets = array_remove(inflight_rep_buckets, :place::s3region),
                       replicated_buckets = CASE WHEN NOT is_deleted AND updated_at = :updatedAt
                           THEN array_append(array_remove(replicated_buckets, :place::s3region), :place::s3region)
                           ELSE array_remove(replicated_buckets, :place::s3region) END,
                       delete_from_buckets = CASE WHEN (is_deleted OR updated_at <> :updatedAt) AND latest_bucket <> :place::s3region
                           THEN array_append(array_remove(delete_from_buckets, :place::s3region), :place::s3region)
                           ELSE array_remove(delete_from_buckets, :place::s3region) END
                 WHERE file_id = :file AND data_type = :type::object_type
                """)
                        .param("place", dataCentre.label())
                        .param("file", row.fileId())
                        .param("type", row.type().label())
                        .param("updatedAt", row.updatedAt())
                        .update()
                == 1;
    }

    /** All wanted copies are there; where the row was changed meanwhile it stays to be done. */
    void endReplication(FileDataRow row) {
        jdbc.sql("""
                UPDATE file_data
                   SET pending_sync = (is_deleted OR updated_at <> :updatedAt), sync_locked_till = 0
                 WHERE file_id = :file AND data_type = :type::object_type
                """)
                .param("file", row.fileId())
                .param("type", row.type().label())
                .param("updatedAt", row.updatedAt())
                .update();
    }

    private static Leased leased(ResultSet row) throws SQLException {
        return new Leased(FileDataQueries.read(row), places(row, "outdated"), places(row, "in_flight"));
    }

    private static Set<DataCentre> places(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(DataCentre::of)
                .collect(Collectors.toSet());
    }
}
