package museum.file;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wiping out metadata of files that are long gone. */
@Repository
class ScrubQueries {

    private final JdbcClient jdbc;

    ScrubQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wipes out files that were deleted between two times and have no objects, not more than so many; returns how many. The diff of albums shows no change. */
    int scrub(long since, long before, int limit) {
        return jdbc.sql("""
                UPDATE files
                   SET encrypted_metadata = '-',
                       metadata_decryption_header = '-',
                       file_decryption_header = '-',
                       thumbnail_decryption_header = '-',
                       magic_metadata = NULL,
                       pub_magic_metadata = NULL,
                       info = NULL
                 WHERE file_id IN (
                           SELECT t.file_id
                             FROM trash t
                             JOIN files f USING (file_id)
                            WHERE t.is_deleted AND t.updated_at > :since AND t.updated_at < :before
                              AND f.encrypted_metadata <> '-'
                              AND NOT EXISTS (SELECT FROM object_keys o WHERE o.file_id = t.file_id)
                            ORDER BY t.updated_at
                            LIMIT :limit)
                """)
                .param("since", since)
                .param("before", before)
                .param("limit", limit)
                .update();
    }

    /** The version up to which all deleted files are wiped out; the one to begin with if there are none. */
    long doneUpTo(long since, long before) {
        return jdbc.sql("""
                SELECT coalesce(
                           min(t.updated_at) FILTER (WHERE f.encrypted_metadata <> '-') - 1,
                           max(t.updated_at),
                           :since)
                  FROM trash t
                  JOIN files f USING (file_id)
                 WHERE t.is_deleted AND t.updated_at > :since AND t.updated_at < :before
                """)
                .param("since", since)
                .param("before", before)
                .query(Long.class)
                .single();
    }

    /** Writes the cursor in the place of the one before. */
    void moveCursor(String queue, String from, long to) {
        jdbc.sql("""
                UPDATE queue
                   SET item = :to
                 WHERE queue_name = :queue AND item = :from AND is_deleted = false
                   AND NOT EXISTS (SELECT FROM queue WHERE queue_name = :queue AND item = :to)
                """)
                .param("queue", queue)
                .param("from", from)
                .param("to", String.valueOf(to))
                .update();
    }
}
