package museum.file;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import museum.database.Time;
import museum.storage.DataCentre;
import museum.storage.StagedUploads;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys that were given out for uploads and belong to nothing yet. What is not registered in time is deleted from the store. Table {@code temp_objects},
 * Protocol 03 §11.4.
 */
@Repository
class TempObjects implements StagedUploads {

    /**
     * A key that nobody has registered in time.
     *
     * @param uploadId of an upload in parts
     * @param bucket the label; null for the primary
     */
    record Expired(
            String key, @Nullable String uploadId, @Nullable String bucket) {}

    /** Twice as long as the URLs are valid. */
    private static final long LIFETIME = Duration.ofDays(14).toMillis() * 1_000;

    private final JdbcClient jdbc;
    private final Time time;

    TempObjects(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Notes keys before their URLs are given out. */
    void stage(DataCentre bucket, Collection<String> keys) {
        jdbc.sql("""
                INSERT INTO temp_objects (object_key, expiration_time, bucket_id)
                SELECT key, :expiration, :bucket::s3region
                  FROM unnest(:keys::text[]) AS key
                """)
                .param("expiration", time.now() + LIFETIME)
                .param("bucket", bucket.label())
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** Notes that the upload of a staged key has been begun in parts. */
    void begun(String key, String uploadId) {
        jdbc.sql("UPDATE temp_objects SET is_multipart = true, upload_id = :upload WHERE object_key = :key")
                .param("upload", uploadId)
                .param("key", key)
                .update();
    }

    /** Has keys deleted soon that will not be registered after all. */
    void expire(Collection<String> keys) {
        jdbc.sql("UPDATE temp_objects SET expiration_time = :now WHERE object_key = ANY(:keys)")
                .param("now", time.now())
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /**
     * Takes keys out because they are being registered, in the transaction that does it. Expired keys stay: their objects may be gone by the
     * next moment (the clock is the database's, read when the row is, so that no key is taken after {@link #expired} has listed it).
     *
     * @return the keys that were there
     */
    List<String> take(Collection<String> keys) {
        return jdbc.sql("""
                DELETE FROM temp_objects
                 WHERE object_key = ANY(:keys)
                   AND expiration_time > (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
                RETURNING object_key
                """)
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Takes one key out, if it was given out for that bucket. */
    boolean take(DataCentre bucket, String key) {
        return jdbc.sql("""
                DELETE FROM temp_objects
                 WHERE object_key = :key
                   AND bucket_id = :bucket::s3region
                   AND expiration_time > (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
                """).param("key", key).param("bucket", bucket.label()).update() == 1;
    }

    /**
     * Keys whose time was over before that time, those first that are longest over; other nodes and who registers them at this moment keep theirs. From now
     * on nobody can register them.
     */
    List<Expired> expired(long before, int limit) {
        return jdbc.sql("""
                SELECT object_key AS key, upload_id, bucket_id::text AS bucket
                  FROM temp_objects
                 WHERE expiration_time <= :before
                   AND expiration_time <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
                 ORDER BY expiration_time
                 LIMIT :limit
                   FOR UPDATE SKIP LOCKED
                """)
                .param("before", before)
                .param("limit", limit)
                .query(Expired.class)
                .list();
    }

    /** Whether the object of a key belongs to a file after all, as a file's object or as a preview. */
    boolean isRegistered(String key) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM object_keys WHERE object_key = :key)
                    OR EXISTS (SELECT FROM file_data
                                WHERE :key LIKE '%/file-data/%'
                                  AND file_id = substring(:key FROM '/file-data/([0-9]{1,18})/')::bigint
                                  AND NOT is_deleted
                                  AND obj_id = substring(:key FROM '[^/]*$'))
                """).param("key", key).query(Boolean.class).single();
    }

    /** Whoever wants to {@link #take} the key waits until its object is there. */
    @Override
    @Transactional
    public boolean whileStaged(String key, Publication publication) throws IOException {
        boolean staged = jdbc.sql("SELECT 1 FROM temp_objects WHERE object_key = :key FOR KEY SHARE")
                .param("key", key)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (staged) {
            publication.run();
        }
        return staged;
    }

    void remove(String key) {
        jdbc.sql("DELETE FROM temp_objects WHERE object_key = :key")
                .param("key", key)
                .update();
    }
}
