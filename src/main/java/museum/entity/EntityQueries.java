package museum.entity;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code entity_data}. */
@Repository
class EntityQueries {

    private final JdbcClient jdbc;

    EntityQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The type of one of the user's entities, dead or alive. It never changes. */
    Optional<String> typeOf(String id, long userId) {
        return jdbc.sql("SELECT type FROM entity_data WHERE id = :id AND user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(String.class)
                .optional();
    }

    /** Nothing if the id is taken, by whomever. */
    Optional<EntityData> insert(String id, long userId, String type, String encryptedData, String header, long stamp) {
        return jdbc.sql("""
                   INSERT INTO entity_data (id, user_id, type, encrypted_data, header, created_at, updated_at)
                   VALUES (:id, :user, :type, :data, :header, :stamp, :stamp)
                       ON CONFLICT (id) DO NOTHING
                RETURNING id, user_id, type, encrypted_data, header, is_deleted, created_at, updated_at
                """)
                .param("id", id)
                .param("user", userId)
                .param("type", type)
                .param("data", encryptedData)
                .param("header", header)
                .param("stamp", stamp)
                .query(EntityData.class)
                .optional();
    }

    /** As {@link #insert}, but brings back the user's own tombstone of that id and type, with the time of its first creation. */
    Optional<EntityData> insertOrRevive(
            String id, long userId, String type, String encryptedData, String header, long stamp) {
        return jdbc.sql("""
                   INSERT INTO entity_data AS stored
                          (id, user_id, type, encrypted_data, header, created_at, updated_at)
                   VALUES (:id, :user, :type, :data, :header, :stamp, :stamp)
                       ON CONFLICT (id) DO UPDATE
                          SET encrypted_data = excluded.encrypted_data,
                              header = excluded.header,
                              is_deleted = false,
                              updated_at = excluded.updated_at
                        WHERE stored.user_id = excluded.user_id
                          AND stored.type = excluded.type
                          AND stored.is_deleted
                RETURNING id, user_id, type, encrypted_data, header, is_deleted, created_at, updated_at
                """)
                .param("id", id)
                .param("user", userId)
                .param("type", type)
                .param("data", encryptedData)
                .param("header", header)
                .param("stamp", stamp)
                .query(EntityData.class)
                .optional();
    }

    /** Nothing if there is no such living entity of this user. */
    Optional<EntityData> update(String id, long userId, String encryptedData, String header, long stamp) {
        return jdbc.sql("""
                   UPDATE entity_data
                      SET encrypted_data = :data, header = :header, updated_at = :stamp
                    WHERE id = :id AND user_id = :user AND is_deleted = false
                RETURNING id, user_id, type, encrypted_data, header, is_deleted, created_at, updated_at
                """)
                .param("id", id)
                .param("user", userId)
                .param("data", encryptedData)
                .param("header", header)
                .param("stamp", stamp)
                .query(EntityData.class)
                .optional();
    }

    void bury(String id, long userId, long stamp) {
        jdbc.sql("""
                UPDATE entity_data
                   SET is_deleted = true, encrypted_data = NULL, header = NULL, updated_at = :stamp
                 WHERE id = :id AND user_id = :user
                """)
                .param("id", id)
                .param("user", userId)
                .param("stamp", stamp)
                .update();
    }

    /** Changes of one type after a time, oldest first, tombstones included. Rows of one time are never parted. */
    List<EntityData> page(long userId, String type, DiffRange range) {
        return jdbc.sql("""
                SELECT *
                  FROM (SELECT id, user_id, type, encrypted_data, header, is_deleted, created_at, updated_at
                          FROM entity_data
                         WHERE user_id = :user AND type = :type AND updated_at > :since
                         ORDER BY updated_at
                         FETCH FIRST :limit ROWS WITH TIES) AS page
                 ORDER BY updated_at, id
                """)
                .param("user", userId)
                .param("type", type)
                .param("since", range.sinceTime())
                .param("limit", range.limit())
                .query(EntityData.class)
                .list();
    }
}
