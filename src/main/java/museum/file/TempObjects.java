package museum.file;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import museum.database.Time;
import museum.storage.DataCentre;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keys that were given out for uploads and belong to nothing yet. What is not registered in time is deleted from the store. Table {@code temp_objects},
 * Protocol 03 §11.4.
 */
@Repository
class TempObjects {

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

    /**
     * Takes keys out because they are being registered, in the transaction that does it. Expired keys stay: their objects may be gone by the next moment.
     *
     * @return the keys that were there
     */
    List<String> take(Collection<String> keys) {
        return jdbc.sql("""
                DELETE FROM temp_objects
                 WHERE object_key = ANY(:keys)
                   AND expiration_time > :now
                RETURNING object_key
                """)
                .param("keys", keys.toArray(String[]::new))
                .param("now", time.now())
                .query(String.class)
                .list();
    }

    /** Takes one key out, if it was given out for that bucket. */
    boolean take(DataCentre bucket, String key) {
        return jdbc.sql("""
                DELETE FROM temp_objects
                 WHERE object_key = :key
                   AND bucket_id = :bucket::s3region
                   AND expiration_time > :now
                """)
                        .param("key", key)
                        .param("bucket", bucket.label())
                        .param("now", time.now())
                        .update()
                == 1;
    }
}
