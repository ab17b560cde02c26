package museum.entity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import museum.database.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code authenticator_key} and {@code authenticator_entity}. */
@Repository
class AuthenticatorQueries {

    private final JdbcClient jdbc;
    private final Time time;

    AuthenticatorQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    boolean hasKeyAttributes(long userId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM key_attributes WHERE user_id = :user)")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    Optional<AuthenticatorKey> key(long userId) {
        return jdbc.sql(
                        "SELECT user_id, encrypted_key, header, created_at FROM authenticator_key WHERE user_id = :user")
                .param("user", userId)
                .query(AuthenticatorKey.class)
                .optional();
    }

    /** False if the user has a key already. */
    boolean insertKey(long userId, String encryptedKey, String header) {
        return jdbc.sql("""
                INSERT INTO authenticator_key (user_id, encrypted_key, header)
                VALUES (:user, :key, :header)
                    ON CONFLICT (user_id) DO NOTHING
                """)
                        .param("user", userId)
                        .param("key", encryptedKey)
                        .param("header", header)
                        .update()
                == 1;
    }

    /**
     * The time of the next change of this user's codes; nothing without a key. The key's row stays locked until the end of the transaction. A trigger
     * keeps its {@code updated_at} at the time of the latest change.
     */
    Optional<Long> nextStamp(long userId) {
        return jdbc.sql("""
                SELECT greatest(:now, updated_at + 1)
                  FROM authenticator_key
                 WHERE user_id = :user
                   FOR NO KEY UPDATE
                """)
                .param("now", time.now())
                .param("user", userId)
                .query(Long.class)
                .optional();
    }

    AuthEntity insert(UUID id, long userId, String encryptedData, String header, long stamp) {
        return jdbc.sql("""
                   INSERT INTO authenticator_entity (id, user_id, encrypted_data, header, created_at, updated_at)
                   VALUES (:id, :user, :data, :header, :stamp, :stamp)
                RETURNING id, user_id, encrypted_data, header, is_deleted, created_at, updated_at
                """)
                .param("id", id)
                .param("user", userId)
                .param("data", encryptedData)
                .param("header", header)
                .param("stamp", stamp)
                .query(AuthEntity.class)
                .single();
    }

    /** False if there is no such living code of this user. */
    boolean update(UUID id, long userId, String encryptedData, String header, long stamp) {
        return jdbc.sql("""
                UPDATE authenticator_entity
                   SET encrypted_data = :data, header = :header, updated_at = :stamp
                 WHERE id = :id AND user_id = :user AND is_deleted = false
                """)
                        .param("id", id)
                        .param("user", userId)
                        .param("data", encryptedData)
                        .param("header", header)
                        .param("stamp", stamp)
                        .update()
                == 1;
    }

    boolean exists(UUID id, long userId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM authenticator_entity WHERE id = :id AND user_id = :user)")
                .param("id", id)
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    void bury(UUID id, long userId, long stamp) {
        jdbc.sql("""
                UPDATE authenticator_entity
                   SET is_deleted = true, encrypted_data = NULL, header = NULL, updated_at = :stamp
                 WHERE id = :id AND user_id = :user
                """)
                .param("id", id)
                .param("user", userId)
                .param("stamp", stamp)
                .update();
    }

    /** Changes after a time, oldest first, tombstones included. Rows of one time are never parted. */
    List<AuthEntity> page(long userId, DiffRange range) {
        return jdbc.sql("""
                SELECT *
                  FROM (SELECT id, user_id, encrypted_data, header, is_deleted, created_at, updated_at
                          FROM authenticator_entity
                         WHERE user_id = :user AND updated_at > :since
                         ORDER BY updated_at
                         FETCH FIRST :limit ROWS WITH TIES) AS page
                 ORDER BY updated_at, id
                """)
                .param("user", userId)
                .param("since", range.sinceTime())
                .param("limit", range.limit())
                .query(AuthEntity.class)
                .list();
    }

    /** Removes the key of an account whose data go, and with it all codes. */
    void deleteAllOf(long userId) {
        jdbc.sql("DELETE FROM authenticator_key WHERE user_id = :user")
                .param("user", userId)
                .update();
    }
}
