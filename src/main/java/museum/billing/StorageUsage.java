package museum.billing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many bytes of objects each account has stored; thumbnails count, derived data does not. Protocol 03 §13. */
@Repository
public class StorageUsage {

    private final JdbcClient jdbc;

    StorageUsage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds bytes (or takes them away, when negative) in the transaction that changes the objects. The account's row stays locked until its end, so that
     * concurrent changes of one account follow each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long userId, long bytes) {
        jdbc.sql("""
                INSERT INTO usage (user_id, storage_consumed)
                VALUES (:user, greatest(0, :bytes))
                    ON CONFLICT (user_id)
                    DO UPDATE SET storage_consumed = greatest(0, usage.storage_consumed + :bytes)
                """).param("user", userId).param("bytes", bytes).update();
    }

    /** Bytes of one account; 0 for one that never stored anything. */
    public long of(long userId) {
        return of(List.of(userId));
    }

    /** Bytes of several accounts together. */
    public long of(Collection<Long> userIds) {
        return jdbc.sql("SELECT coalesce(sum(storage_consumed), 0)::bigint FROM usage WHERE user_id = ANY (:users)")
                .param("users", userIds.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** Bytes by account; who never stored anything is absent. */
    Map<Long, Long> byUser(Collection<Long> userIds) {
        var bytes = new HashMap<Long, Long>();
        jdbc.sql("SELECT user_id, storage_consumed FROM usage WHERE user_id = ANY (:users)")
                .param("users", userIds.toArray(Long[]::new))
                .query(row -> {
                    bytes.put(row.getLong("user_id"), row.getLong("storage_consumed"));
                });
        return bytes;
    }
}
