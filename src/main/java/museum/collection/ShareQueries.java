package museum.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import museum.collection.ParticipantsLeft.Participation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who takes part in which albums. Rows are never removed, only marked. */
@Repository
class ShareQueries {

    /** Somebody who takes part. */
    record Participant(long userId, Role role) {}

    private final JdbcClient jdbc;

    ShareQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The participants of all these albums in one statement, the owners not among them; everybody once in each album. */
    Map<Long, List<Participant>> participants(Collection<Long> albums) {
        var participants = new LinkedHashMap<Long, List<Participant>>();
        jdbc.sql("""
                SELECT DISTINCT ON (s.collection_id, s.to_user_id)
                       s.collection_id, s.to_user_id, coalesce(s.role_type, 'VIEWER') AS role
                  FROM collection_shares s
                  JOIN collections c USING (collection_id)
                 WHERE s.collection_id = ANY (:albums) AND s.is_deleted IS NOT TRUE AND s.to_user_id <> c.owner_id
                 ORDER BY s.collection_id, s.to_user_id, s.updation_time DESC
                """)
                .param("albums", albums.stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    participants
                            .computeIfAbsent(row.getLong("collection_id"), album -> new ArrayList<>())
                            .add(new Participant(row.getLong("to_user_id"), Role.valueOf(row.getString("role"))));
                });
        return participants;
    }

    /** Lets somebody take part, or changes his role. Whoever took part before keeps his key and his settings; {@code shared_at} is the last return. */
    void put(Album album, long user, String encryptedKey, Role role, long stamp) {
        jdbc.sql("""
                WITH bump AS (
                    UPDATE collections SET updation_time = :stamp WHERE collection_id = :album
                )
                INSERT INTO collection_shares AS was
                       (collection_id, from_user_id, to_user_id, encrypted_key, role_type, updation_time, shared_at)
                VALUES (:album, :owner, :user, :key, :role::role_enum, :stamp, :stamp)
                    ON CONFLICT (collection_id, from_user_id, to_user_id) DO UPDATE
                   SET is_deleted = false,
                       role_type = excluded.role_type,
                       updation_time = excluded.updation_time,
                       shared_at = CASE WHEN was.is_deleted THEN excluded.shared_at ELSE was.shared_at END
                """)
                .param("album", album.id())
                .param("owner", album.ownerId())
                .param("user", user)
                .param("key", encryptedKey)
                .param("role", role.name())
                .param("stamp", stamp)
                .update();
    }

    /** Who takes part in whose album, as far as this person is one of the two. */
    List<Participation> participationsAround(long user) {
        return jdbc.sql("""
                SELECT DISTINCT collection_id, to_user_id
                  FROM collection_shares
                 WHERE to_user_id = :user AND is_deleted IS NOT TRUE
                 UNION
                SELECT s.collection_id, s.to_user_id
                  FROM collections c
                  JOIN collection_shares s USING (collection_id)
                 WHERE c.owner_id = :user AND s.is_deleted IS NOT TRUE
                """)
                .param("user", user)
                .query((row, number) -> new Participation(row.getLong("collection_id"), row.getLong("to_user_id")))
                .list();
    }

    /**
     * Lets people take no part any more, together with their files. What a former participant was told is left as it is: nobody waits for the lock in his
     * name, so his cursor may have passed the stamp.
     */
    void end(List<Participation> participations, long stamp) {
        jdbc.sql("""
                WITH leaving AS (
                    SELECT collection_id, user_id FROM unnest(:albums, :users) AS pair (collection_id, user_id)
                ), ended AS (
                    UPDATE collection_shares s
                       SET is_deleted = true, updation_time = :stamp
                      FROM leaving
                     WHERE s.collection_id = leaving.collection_id AND s.to_user_id = leaving.user_id
                       AND s.is_deleted IS NOT TRUE
                ), removed AS (
                    UPDATE collection_files cf
                       SET is_deleted = true, updation_time = :stamp
                      FROM leaving
                      JOIN files f ON f.owner_id = leaving.user_id
                     WHERE cf.collection_id = leaving.collection_id AND cf.file_id = f.file_id
                       AND cf.is_deleted IS NOT TRUE
                )
                UPDATE collections
                   SET updation_time = :stamp
                 WHERE collection_id IN (SELECT collection_id FROM leaving)
                """)
                .param(
                        "albums",
                        participations.stream()
                                .mapToLong(Participation::albumId)
                                .toArray())
                .param(
                        "users",
                        participations.stream().mapToLong(Participation::userId).toArray())
                .param("stamp", stamp)
                .update();
    }

    /** The settings of a participant; every participant fetches the album anew. */
    void setMagicMetadata(long album, long user, String magicMetadata, long stamp) {
        jdbc.sql("""
                WITH bump AS (
                    UPDATE collections SET updation_time = :stamp WHERE collection_id = :album
                )
                UPDATE collection_shares
                   SET magic_metadata = :magicMetadata::jsonb, updation_time = :stamp
                 WHERE collection_id = :album AND to_user_id = :user AND is_deleted IS NOT TRUE
                """)
                .param("album", album)
                .param("user", user)
                .param("magicMetadata", magicMetadata)
                .param("stamp", stamp)
                .update();
    }
}
