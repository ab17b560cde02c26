package museum.billing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people keep in the locker app, which has limits of its own. Protocol 03 §12.4. */
@Repository
class LockerUsage {

    /** Files that stand in an album, and bytes of all that ever stood in one. */
    record Used(long files, long bytes) {
        static final Used NOTHING = new Used(0, 0);

        Used plus(Used other) {
            return new Used(files + other.files, bytes + other.bytes);
        }
    }

    private final JdbcClient jdbc;

    LockerUsage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By user; who has nothing in the locker is absent. */
    Map<Long, Used> of(Collection<Long> userIds) {
        var used = new HashMap<Long, Used>();
        jdbc.sql("""
                WITH kept AS (
                    SELECT c.owner_id, m.file_id, bool_or(NOT m.is_deleted) AS is_live
                      FROM collections c
                      JOIN collection_files m ON m.collection_id = c.collection_id
                      JOIN files f ON f.file_id = m.file_id AND f.owner_id = c.owner_id
                     WHERE c.owner_id = ANY (:users) AND c.app = 'locker'
                     GROUP BY c.owner_id, m.file_id)
                SELECT k.owner_id,
                       count(*) FILTER (WHERE k.is_live) AS files,
                       coalesce(sum(o.bytes), 0)::bigint AS bytes
                  FROM kept k
                  LEFT JOIN LATERAL (SELECT sum(size) AS bytes
                                       FROM object_keys
                                      WHERE file_id = k.file_id AND NOT is_deleted) o ON true
                 GROUP BY k.owner_id
                """).param("users", userIds.toArray(Long[]::new)).query(row -> {
            used.put(row.getLong("owner_id"), new Used(row.getLong("files"), row.getLong("bytes")));
        });
        return used;
    }

    /** Of all these people together. */
    Used total(Collection<Long> userIds) {
        return of(userIds).values().stream().reduce(Used.NOTHING, Used::plus);
    }
}
