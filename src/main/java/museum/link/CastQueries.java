package museum.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code casting}. */
@Repository
class CastQueries {

    /**
     * A television that shows an album.
     *
     * @param lastUsedAt µs
     */
    record Device(UUID deviceID, long collectionID, String deviceIP, long lastUsedAt) {}

    /** A television that waits with its code; {@code payload} is null until somebody sends it an album. */
    record Waiting(@Nullable String payload) {}

    record Cast(UUID id, long collectionId, long castUser) {}

    private final JdbcClient jdbc;

    CastQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A television that waits with this code, which is given back; nothing if another one has it. */
    Optional<String> insert(UUID id, String code, String publicKey, String ip) {
        return jdbc.sql("""
                INSERT INTO casting (id, code, public_key, ip) VALUES (:id, :code, :key, :ip)
                    ON CONFLICT DO NOTHING
             RETURNING code
                """)
                .param("id", id)
                .param("code", code)
                .param("key", publicKey)
                .param("ip", ip)
                .query(String.class)
                .optional();
    }

    Optional<String> publicKey(String code) {
        return jdbc.sql("SELECT public_key FROM casting WHERE code = :code AND NOT is_deleted")
                .param("code", code)
                .query(String.class)
                .optional();
    }

    Optional<Waiting> waiting(String code) {
        return jdbc.sql("SELECT encrypted_payload AS payload FROM casting WHERE code = :code AND NOT is_deleted")
                .param("code", code)
                .query(Waiting.class)
                .optional();
    }

    int countOf(long userId) {
        return jdbc.sql("SELECT count(*) FROM casting WHERE cast_user = :user AND NOT is_deleted")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /**
     * Sends an album to a television, in place of the one that it may show already. Nothing if no such television waits, or it shows an album of others that this person may
     * not see.
     */
    Optional<UUID> claim(String code, long albumId, long userId, String token, String payload) {
        return jdbc.sql("""
                UPDATE casting
                   SET collection_id = :album, cast_user = :user, token = :token, encrypted_payload = :payload
                 WHERE code = :code AND NOT is_deleted
                   AND (coalesce(cast_user, :user) = :user
                        OR EXISTS (SELECT FROM collections c
                                    WHERE c.collection_id = casting.collection_id AND c.owner_id = :user)
                        OR EXISTS (SELECT FROM collection_shares s
                                    WHERE s.collection_id = casting.collection_id AND s.to_user_id = :user
                                      AND NOT s.is_deleted))
             RETURNING id
                """)
                .param("album", albumId)
                .param("user", userId)
                .param("token", token)
                .param("payload", payload)
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    /** The cast of a token whose sender still takes part in the living album; the latest, as tokens are made by senders. Notes that it is used. */
    Optional<Cast> use(String token, long now) {
        return jdbc.sql("""
                UPDATE casting
                   SET last_used_at = :now
                 WHERE id = (SELECT k.id
                               FROM casting k
                               JOIN collections c USING (collection_id)
                              WHERE k.token = :token AND NOT k.is_deleted AND NOT c.is_deleted
                                AND (c.owner_id = k.cast_user
                                     OR EXISTS (SELECT FROM collection_shares s
                                                 WHERE s.collection_id = c.collection_id AND s.to_user_id = k.cast_user
                                                   AND NOT s.is_deleted))
                              ORDER BY k.created_at DESC, k.id
                              LIMIT 1)
             RETURNING id, collection_id, cast_user
                """)
                .param("token", token)
                .param("now", now)
                .query(Cast.class)
                .optional();
    }

    void deleteIdle(long unusedSince) {
        jdbc.sql("DELETE FROM casting WHERE last_used_at < :since")
                .param("since", unusedSince)
                .update();
    }

    /** Televisions that wait for an album too long; their code then may be another's. */
    void deleteUnclaimed(long waitingSince) {
        jdbc.sql("DELETE FROM casting WHERE NOT is_deleted AND collection_id IS NULL AND last_used_at < :since")
                .param("since", waitingSince)
                .update();
    }

    List<Device> devices(long userId) {
        return jdbc.sql("""
                SELECT id AS device_id, collection_id, ip AS device_ip, last_used_at
                  FROM casting
                 WHERE cast_user = :user AND NOT is_deleted AND collection_id IS NOT NULL
                 ORDER BY created_at DESC, id
                """)
                .param("user", userId)
                .query((row, number) -> new Device(
                        row.getObject("device_id", UUID.class),
                        row.getLong("collection_id"),
                        row.getString("device_ip"),
                        row.getLong("last_used_at")))
                .list();
    }

    void revoke(long userId, UUID id) {
        jdbc.sql("UPDATE casting SET is_deleted = true WHERE cast_user = :user AND id = :id")
                .param("user", userId)
                .param("id", id)
                .update();
    }

    void revokeAll(long userId) {
        jdbc.sql("UPDATE casting SET is_deleted = true WHERE cast_user = :user AND NOT is_deleted")
                .param("user", userId)
                .update();
    }
}
