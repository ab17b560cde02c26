package museum.entity;

import java.util.Optional;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code entity_key}. */
@Repository
class EntityKeyQueries {

    private final JdbcClient jdbc;
    private final Time time;

    EntityKeyQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<EntityKey> find(long userId, String type) {
        return jdbc.sql("""
                SELECT user_id, type, encrypted_key, header, created_at
                  FROM entity_key
                 WHERE user_id = :user AND type = :type
                """)
                .param("user", userId)
                .param("type", type)
                .query(EntityKey.class)
                .optional();
    }

    /** False if there is a key of that type already. */
    boolean insert(long userId, String type, String encryptedKey, String header) {
        return jdbc.sql("""
                INSERT INTO entity_key (user_id, type, encrypted_key, header)
                VALUES (:user, :type, :key, :header)
                    ON CONFLICT (user_id, type) DO NOTHING
                """)
                        .param("user", userId)
                        .param("type", type)
                        .param("key", encryptedKey)
                        .param("header", header)
                        .update()
                == 1;
    }

    /** Whether exactly this key is stored. */
    boolean holds(long userId, String type, String encryptedKey, String header) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM entity_key
                     WHERE user_id = :user AND type = :type AND encrypted_key = :key AND header = :header)
                """)
                .param("user", userId)
                .param("type", type)
                .param("key", encryptedKey)
                .param("header", header)
                .query(Boolean.class)
                .single();
    }

    /**
     * The time of the next change of this user's entities of a type; nothing without a key. The key's row stays locked until the end of the transaction.
     * A trigger keeps its {@code updated_at} at the time of the latest change.
     */
    Optional<Long> nextStamp(long userId, String type) {
        return jdbc.sql("""
                SELECT greatest(:now, updated_at + 1)
                  FROM entity_key
                 WHERE user_id = :user AND type = :type
                   FOR NO KEY UPDATE
                """)
                .param("now", time.now())
                .param("user", userId)
                .param("type", type)
                .query(Long.class)
                .optional();
    }

    /** Removes the keys of an account whose data go, and with them all entities. */
    void deleteAllOf(long userId) {
        jdbc.sql("DELETE FROM entity_key WHERE user_id = :user")
                .param("user", userId)
                .update();
    }
}
