package museum.entity;

import java.util.Optional;
import museum.storage.DataCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code user_attachments}, and the uploads of attachments in {@code temp_objects}. */
@Repository
class AttachmentQueries {

    private static final String MARK_DELETED = """
            UPDATE user_attachments
               SET is_deleted = true,
                   pending_sync = true,
                   sync_locked_till = 0,
                   delete_from_buckets = ARRAY(
                       SELECT DISTINCT unnest(replicated_buckets || delete_from_buckets || inflight_rep_buckets)),
                   replicated_buckets = '{}',
                   inflight_rep_buckets = '{}'
             WHERE is_deleted = false AND user_id = :user
            """;

    private final JdbcClient jdbc;

    AttachmentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expiration in microseconds; afterwards the upload may be cleared away */
    void stage(String objectKey, DataCentre dataCentre, long expiration) {
        jdbc.sql("""
                INSERT INTO temp_objects (object_key, expiration_time, bucket_id)
                VALUES (:key, :expiration, :bucket::s3region)
                """)
                .param("key", objectKey)
                .param("expiration", expiration)
                .param("bucket", dataCentre.label())
                .update();
    }

    /** Where an upload was announced to go. */
    Optional<DataCentre> stagedAt(String objectKey) {
        return jdbc.sql("SELECT bucket_id FROM temp_objects WHERE object_key = :key AND bucket_id IS NOT NULL")
                .param("key", objectKey)
                .query(String.class)
                .optional()
                .map(DataCentre::of);
    }

    /** False if the upload was committed or cleared away in the meantime. */
    boolean unstage(String objectKey, DataCentre dataCentre) {
        return jdbc.sql("DELETE FROM temp_objects WHERE object_key = :key AND bucket_id = :bucket::s3region")
                        .param("key", objectKey)
                        .param("bucket", dataCentre.label())
                        .update()
                == 1;
    }

    /** False if the id is taken. */
    boolean insert(String attachmentId, long userId, AttachmentType type, long size, DataCentre dataCentre) {
        return jdbc.sql("""
                INSERT INTO user_attachments (attachment_id, user_id, attachment_type, size, latest_bucket)
                VALUES (:id, :user, :type, :size, :bucket::s3region)
                    ON CONFLICT (attachment_id) DO NOTHING
                """)
                        .param("id", attachmentId)
                        .param("user", userId)
                        .param("type", type.label())
                        .param("size", size)
                        .param("bucket", dataCentre.label())
                        .update()
                == 1;
    }

    /** Where a living attachment of a user lies. */
    Optional<DataCentre> find(String attachmentId, long userId, AttachmentType type) {
        return jdbc.sql("""
                SELECT latest_bucket
                  FROM user_attachments
                 WHERE attachment_id = :id AND user_id = :user AND attachment_type = :type AND is_deleted = false
                """)
                .param("id", attachmentId)
                .param("user", userId)
                .param("type", type.label())
                .query(String.class)
                .optional()
                .map(DataCentre::of);
    }

    /** Hands an attachment over to the clean-up; none is fine. Protocol 06 §5.7. */
    void markDeleted(@Nullable String attachmentId, long userId) {
        jdbc.sql(MARK_DELETED + " AND attachment_id = :id")
                .param("user", userId)
                .param("id", attachmentId)
                .update();
    }

    /** Hands over all attachments of an account whose data go. */
    void markAllDeleted(long userId) {
        jdbc.sql(MARK_DELETED).param("user", userId).update();
    }
}
