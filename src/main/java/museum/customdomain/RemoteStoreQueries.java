package museum.customdomain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code remote_store}. */
@Repository
class RemoteStoreQueries {

    private final JdbcClient jdbc;

    RemoteStoreQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(long userId, String key) {
        return jdbc.sql("SELECT key_value FROM remote_store WHERE user_id = :user AND key_name = :key")
                .param("user", userId)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** All settings of a user by their names. */
    Map<String, String> all(long userId) {
        var settings = new HashMap<String, String>();
        jdbc.sql("SELECT key_name, key_value FROM remote_store WHERE user_id = :user")
                .param("user", userId)
                .query(row -> {
                    settings.put(row.getString("key_name"), row.getString("key_value"));
                });
        return settings;
    }

    void put(long userId, StoreKey key, String value) {
        jdbc.sql("""
                INSERT INTO remote_store (user_id, key_name, key_value)
                VALUES (:user, :key, :value)
                    ON CONFLICT (user_id, key_name) DO UPDATE SET key_value = excluded.key_value
                """)
                .param("user", userId)
                .param("key", key.label())
                .param("value", value)
                .update();
    }

    void remove(long userId, StoreKey key) {
        jdbc.sql("DELETE FROM remote_store WHERE user_id = :user AND key_name = :key")
                .param("user", userId)
                .param("key", key.label())
                .update();
    }

    void removeAll(long userId) {
        jdbc.sql("DELETE FROM remote_store WHERE user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Who holds a domain, given in all its spellings; pointers of family members do not count. */
    Optional<Long> ownerOf(DomainName domain) {
        return jdbc.sql("""
                SELECT user_id
                  FROM remote_store
                 WHERE key_name = 'customDomain' AND lower(key_value) = ANY (:spellings)
                 LIMIT 1
                """)
                .param("spellings", domain.spellings().toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    /** Until the end of the transaction nobody else sets a domain: one name, in whatever spelling, has one owner. */
    void lockDomains() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('museum:custom-domain', 0))")
                .query(row -> {});
    }

    /** Points the members that already point at their family's domain to the new one. */
    void movePointers(List<Long> members, String domain) {
        jdbc.sql("""
                UPDATE remote_store
                   SET key_value = '_' || user_id || ':' || :domain
                 WHERE key_name = 'customDomain' AND user_id = ANY (:members) AND key_value LIKE '\\_%'
                """)
                .param("domain", domain)
                .param("members", members.toArray(Long[]::new))
                .update();
    }

    void removePointers(List<Long> members) {
        jdbc.sql("""
                DELETE FROM remote_store
                 WHERE key_name = 'customDomain' AND user_id = ANY (:members) AND key_value LIKE '\\_%'
                """).param("members", members.toArray(Long[]::new)).update();
    }
}
