package museum.entity;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import museum.storage.DataCentre;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the jobs do with {@code user_attachments}. A job takes one row at a time and holds it by a lease that ends by itself. */
@Repository
class AttachmentSyncQueries {

    /**
     * An attachment taken by a job.
     *
     * @param latest where it was uploaded
     * @param replicas where copies are ready
     * @param others where there may be (parts of) further copies
     * @param lease until when it is held, microseconds
     */
    record Taken(
            String id,
            String objectKey,
            DataCentre latest,
            Set<DataCentre> replicas,
            Set<DataCentre> others,
            long lease) {}

    private final JdbcClient jdbc;

    AttachmentSyncQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the attachment that has waited longest; those that failed before come last. */
    Optional<Taken> take(boolean deleted, long now, long lease) {
        return jdbc.sql("""
                   UPDATE user_attachments
                      SET sync_locked_till = :lease
                    WHERE attachment_id = (
                              SELECT attachment_id
                                FROM user_attachments
                               WHERE pending_sync = true AND is_deleted = :deleted AND sync_locked_till < :now
                               ORDER BY sync_locked_till, attachment_id
                               LIMIT 1
                                 FOR UPDATE SKIP LOCKED)
                RETURNING attachment_id,
                          user_id || '/user-attachments/' || attachment_type || '/' || attachment_id AS object_key,
                          latest_bucket,
                          replicated_buckets::text[] AS replicas,
                          (delete_from_buckets || inflight_rep_buckets)::text[] AS others
                """)
                .param("deleted", deleted)
                .param("now", now)
                .param("lease", lease)
                .query((row, number) -> new Taken(
                        row.getString("attachment_id"),
                        row.getString("object_key"),
                        DataCentre.of(row.getString("latest_bucket")),
                        dataCentres((String[]) row.getArray("replicas").getArray()),
                        dataCentres((String[]) row.getArray("others").getArray()),
                        lease))
                .optional();
    }

    private static Set<DataCentre> dataCentres(String[] labels) {
        var dataCentres = new TreeSet<DataCentre>();
        for (var label : labels) {
            dataCentres.add(DataCentre.of(label));
        }
        return dataCentres;
    }

    /** Notes that a copy is being made, before it is; false if the attachment was deleted in the meantime. */
    boolean beginCopy(String id, DataCentre dataCentre) {
        return jdbc.sql("""
                UPDATE user_attachments
                   SET delete_from_buckets = array_remove(delete_from_buckets, :bucket::s3region),
                       inflight_rep_buckets = array_append(
                           array_remove(inflight_rep_buckets, :bucket::s3region), :bucket::s3region)
                 WHERE attachment_id = :id AND is_deleted = false
                """).param("id", id).param("bucket", dataCentre.label()).update() == 1;
    }

    /** Notes that a copy is ready; false if the attachment was deleted in the meantime. */
    boolean endCopy(String id, DataCentre dataCentre) {
        return jdbc.sql("""
                UPDATE user_attachments
                   SET inflight_rep_buckets = array_remove(inflight_rep_buckets, :bucket::s3region),
                       replicated_buckets = array_append(replicated_buckets, :bucket::s3region)
                 WHERE attachment_id = :id AND is_deleted = false
                """).param("id", id).param("bucket", dataCentre.label()).update() == 1;
    }

    /** All copies are where they should be. */
    void endReplication(Taken attachment, long now) {
        jdbc.sql("""
                UPDATE user_attachments
                   SET pending_sync = false, sync_locked_till = :now
                 WHERE attachment_id = :id AND is_deleted = false AND sync_locked_till = :lease
                """)
                .param("id", attachment.id())
                .param("now", now)
                .param("lease", attachment.lease())
                .update();
    }

    /** The copy there is gone. */
    void forgetCopy(String id, DataCentre dataCentre) {
        jdbc.sql("""
                UPDATE user_attachments
                   SET replicated_buckets = array_remove(replicated_buckets, :bucket::s3region),
                       delete_from_buckets = array_remove(delete_from_buckets, :bucket::s3region),
                       inflight_rep_buckets = array_remove(inflight_rep_buckets, :bucket::s3region)
                 WHERE attachment_id = :id AND is_deleted = true
                """).param("id", id).param("bucket", dataCentre.label()).update();
    }

    /** Removes a deleted attachment of which no copy is left. */
    void remove(String id) {
        jdbc.sql("""
                DELETE FROM user_attachments
                 WHERE attachment_id = :id
                   AND is_deleted = true
                   AND replicated_buckets = '{}'
                   AND delete_from_buckets = '{}'
                   AND inflight_rep_buckets = '{}'
                """).param("id", id).update();
    }
}
