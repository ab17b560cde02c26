package museum.collection;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The locks behind {@link AlbumLocks}. */
@Repository
class AlbumLockQueries {

    /** Keeps our advisory locks apart from those of others. */
    private static final int PARTICIPANTS = 202;

    /** A transaction holds at most so many of them, however many people take part: their table is small. */
    private static final int DIFFERENT_PARTICIPANTS = 4093;

    private final JdbcClient jdbc;

    AlbumLockQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(long[] albums) {
        jdbc.sql("""
                SELECT collection_id
                  FROM collections
                 WHERE collection_id = ANY (:albums)
                 ORDER BY collection_id
                   FOR NO KEY UPDATE
                """).param("albums", albums).query(Long.class).list();
    }

    List<Long> lockFor(long user, long[] albums) {
        return jdbc.sql("""
                SELECT c.collection_id
                  FROM collections c
                 WHERE c.collection_id = ANY (:albums)
                   AND (c.owner_id = :user
                        OR EXISTS (SELECT FROM collection_shares s
                                    WHERE s.collection_id = c.collection_id AND s.to_user_id = :user
                                      AND s.is_deleted IS NOT TRUE))
                 ORDER BY c.collection_id
                   FOR NO KEY UPDATE OF c
                """)
                .param("albums", albums)
                .param("user", user)
                .query(Long.class)
                .list();
    }

    List<Long> lockHolding(long[] files) {
        return jdbc.sql("""
                SELECT collection_id
                  FROM collections
                 WHERE collection_id IN (SELECT collection_id FROM collection_files WHERE file_id = ANY (:files))
                 ORDER BY collection_id
                   FOR NO KEY UPDATE
                """).param("files", files).query(Long.class).list();
    }

    /**
     * A statement of its own, because it must see what was committed while we waited for the rows. Waits for the participants, then reads the clock, then
     * the albums.
     */
    LockedAlbums look(long user, long[] albums, long[] newParticipants) {
        var rows = jdbc.sql("""
                WITH participants AS (
                    SELECT owner_id AS user_id FROM collections WHERE collection_id = ANY (:albums)
                     UNION
                    SELECT to_user_id FROM collection_shares WHERE collection_id = ANY (:albums) AND is_deleted IS NOT TRUE
                     UNION
                    SELECT unnest(:newParticipants::bigint[])
                ), waiting AS MATERIALIZED (
                    SELECT pg_advisory_xact_lock(:space, key)
                      FROM (SELECT DISTINCT (user_id % :different)::int AS key FROM participants ORDER BY key) AS keys
                ), stamp AS MATERIALIZED (
                    SELECT greatest(
                               (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
                               (SELECT max(updation_time) + 1 FROM collections WHERE collection_id = ANY (:albums))) AS time
                      FROM (SELECT count(*) AS participants FROM waiting) AS waited
                     WHERE waited.participants > 0
                )
                SELECT c.collection_id, c.owner_id, c.app, c.type, c.is_deleted, c.updation_time, stamp.time,
                       CASE WHEN c.owner_id = :user THEN 'OWNER' ELSE coalesce(share.role_type, share.least)::text END AS role
                  FROM stamp
                 CROSS JOIN collections c
                  LEFT JOIN LATERAL (
                           SELECT s.role_type, 'VIEWER'::role_enum AS least
                             FROM collection_shares s
                            WHERE s.collection_id = c.collection_id AND s.to_user_id = :user AND s.is_deleted IS NOT TRUE
                            ORDER BY s.updation_time DESC
                            LIMIT 1) AS share ON true
                 WHERE c.collection_id = ANY (:albums)
                """)
                .param("albums", albums)
                .param("newParticipants", newParticipants)
                .param("space", PARTICIPANTS)
                .param("different", DIFFERENT_PARTICIPANTS)
                .param("user", user)
                .query((row, number) -> {
                    var album = AlbumQueries.album(row, number);
                    var role = Optional.ofNullable(row.getString("role")).map(Role::valueOf);
                    return new LockedAlbums.Row(
                            album, role.map(known -> new AlbumAccess(album, known)), row.getLong("time"));
                })
                .list();
        return new LockedAlbums(rows);
    }

    /** The time of something new that only this person sees. Waits as {@link #look}. */
    long stampFor(long user) {
        return jdbc.sql("""
                WITH waiting AS MATERIALIZED (
                    SELECT pg_advisory_xact_lock(:space, (:user::bigint % :different)::int)
                )
                SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
                  FROM (SELECT count(*) AS participants FROM waiting) AS waited
                 WHERE waited.participants > 0
                """)
                .param("space", PARTICIPANTS)
                .param("different", DIFFERENT_PARTICIPANTS)
                .param("user", user)
                .query(Long.class)
                .single();
    }

    void touch(long[] albums, long stamp) {
        jdbc.sql("UPDATE collections SET updation_time = :stamp WHERE collection_id = ANY (:albums)")
                .param("albums", albums)
                .param("stamp", stamp)
                .update();
    }
}
