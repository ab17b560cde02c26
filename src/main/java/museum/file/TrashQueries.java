package museum.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import museum.web.App;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code trash}: one row for each file that was ever there. Protocol 03 §15. */
@Repository
class TrashQueries {

    private static final String ENTRIES = """
            SELECT t.file_id, t.user_id, t.collection_id, t.is_deleted, t.is_restored, t.delete_by, t.created_at, t.updated_at,
                   m.encrypted_key, m.key_decryption_nonce,
                   f.file_decryption_header, f.thumbnail_decryption_header, f.metadata_decryption_header, f.encrypted_metadata,
                   f.updation_time, f.magic_metadata::text, f.pub_magic_metadata::text, f.info::text
              FROM trash t
              JOIN collection_files m ON m.file_id = t.file_id AND m.collection_id = t.collection_id
              JOIN files f ON f.file_id = t.file_id AND f.owner_id = t.user_id
              JOIN collections c ON c.collection_id = t.collection_id AND c.app = :app::app
             WHERE t.user_id = :user
            """;

    private final JdbcClient jdbc;

    TrashQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Entries after a version, oldest first, not more than so many. Deleted albums and memberships count: the trash needs their keys. */
    List<TrashEntry> after(long userId, App app, long version, int limit) {
        return jdbc.sql(ENTRIES + " AND t.updated_at > :version ORDER BY t.updated_at, t.file_id LIMIT :limit")
                .param("user", userId)
                .param("app", app.label())
                .param("version", version)
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** All entries of one version. */
    List<TrashEntry> of(long userId, App app, long version) {
        return jdbc.sql(ENTRIES + " AND t.updated_at = :version ORDER BY t.file_id")
                .param("user", userId)
                .param("app", app.label())
                .param("version", version)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Serialises everything that changes the trash of one person. */
    void lock(long userId) {
        jdbc.sql("SELECT 1 FROM users WHERE user_id = :user FOR NO KEY UPDATE")
                .param("user", userId)
                .query(Integer.class)
                .optional();
    }

    /** The time of the database, or just after the last version in that person's trash, if this is later. */
    long nextVersion(long userId) {
        return jdbc.sql("""
                SELECT greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint, coalesce(max(updated_at), 0) + 1)
                  FROM trash
                 WHERE user_id = :user
                """).param("user", userId).query(Long.class).single();
    }

    /** How many of these pairs of file and album there are or ever were. */
    int memberships(List<TrashRequest.Item> items) {
        return jdbc.sql("""
                SELECT count(*)
                  FROM unnest(:files::bigint[], :albums::bigint[]) AS item (file_id, collection_id)
                  JOIN collection_files USING (collection_id, file_id)
                """)
                .param("files", files(items))
                .param("albums", albums(items))
                .query(Integer.class)
                .single();
    }

    /** The owner of each of these albums, deleted or not; unknown ones are left out. */
    Map<Long, Long> albumOwners(Collection<Long> albums) {
        var owners = new HashMap<Long, Long>();
        jdbc.sql("SELECT collection_id, owner_id FROM collections WHERE collection_id = ANY(:albums)")
                .param("albums", albums.toArray(Long[]::new))
                .query(row -> {
                    owners.put(row.getLong("collection_id"), row.getLong("owner_id"));
                });
        return owners;
    }

    /** Puts files into the trash, or puts off their deletion. An entry goes on naming its first album; what is deleted for good stays so. */
    void put(long userId, List<TrashRequest.Item> items, long version, long deleteBy) {
        jdbc.sql("""
                INSERT INTO trash (file_id, collection_id, user_id, delete_by, updated_at)
                SELECT file_id, collection_id, :user, :deleteBy, :version
                  FROM unnest(:files::bigint[], :albums::bigint[]) AS item (file_id, collection_id)
                    ON CONFLICT (file_id)
                    DO UPDATE SET is_restored = false, delete_by = excluded.delete_by, updated_at = excluded.updated_at
                 WHERE trash.is_deleted = false
                """)
                .param("files", files(items))
                .param("albums", albums(items))
                .param("user", userId)
                .param("deleteBy", deleteBy)
                .param("version", version)
                .update();
    }

    /** Marks those of these files as restored that are in the trash of that app; returns how many these were. */
    int restore(long userId, Collection<Long> fileIds, App app, long version) {
        return jdbc.sql("""
                UPDATE trash
                   SET is_restored = true, updated_at = :version
                  FROM collections c
                 WHERE user_id = :user AND file_id = ANY(:files) AND trash.is_deleted = false AND is_restored = false
                   AND c.collection_id = trash.collection_id AND c.app = :app::app
                """)
                .param("user", userId)
                .param("files", fileIds.toArray(Long[]::new))
                .param("app", app.label())
                .param("version", version)
                .update();
    }

    /** Marks those of these files that are in the trash as deleted for good; returns them. */
    List<Long> delete(long userId, Collection<Long> fileIds, DeleteForever.Limit limit, long version) {
        return jdbc.sql("""
                UPDATE trash
                   SET is_deleted = true, updated_at = :version
                 WHERE user_id = :user AND file_id = ANY(:files) AND is_deleted = false AND is_restored = false
                   AND updated_at <= :upTo AND delete_by <= :dueBy
                RETURNING file_id
                """)
                .param("upTo", limit.upToVersion())
                .param("dueBy", limit.dueBy())
                .param("user", userId)
                .param("files", fileIds.toArray(Long[]::new))
                .param("version", version)
                .query(Long.class)
                .list();
    }

    /** Files in the trash of one app up to a version, oldest first. */
    List<Long> inTrash(long userId, App app, long upToVersion, int limit) {
        return jdbc.sql("""
                SELECT t.file_id
                  FROM trash t
                  JOIN collections c USING (collection_id)
                 WHERE t.user_id = :user AND t.updated_at <= :version AND t.is_deleted = false AND t.is_restored = false
                   AND c.app = :app::app
                 ORDER BY t.updated_at, t.file_id
                 LIMIT :limit
                """)
                .param("user", userId)
                .param("version", upToVersion)
                .param("app", app.label())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** Files whose time in the trash is over, by owner; not more than so many altogether. */
    Map<Long, List<Long>> aged(long now, int limit) {
        var aged = new TreeMap<Long, List<Long>>();
        jdbc.sql("""
                SELECT user_id, file_id
                  FROM trash
                 WHERE delete_by <= :now AND is_deleted IS FALSE AND is_restored IS FALSE
                 ORDER BY delete_by
                 LIMIT :limit
                """).param("now", now).param("limit", limit).query(row -> {
            aged.computeIfAbsent(row.getLong("user_id"), user -> new ArrayList<>())
                    .add(row.getLong("file_id"));
        });
        return aged;
    }

    private static long[] files(List<TrashRequest.Item> items) {
        return items.stream().mapToLong(TrashRequest.Item::fileID).toArray();
    }

    private static long[] albums(List<TrashRequest.Item> items) {
        return items.stream().mapToLong(TrashRequest.Item::collectionID).toArray();
    }

    private static TrashEntry entry(ResultSet row) throws SQLException {
        var file = new File(
                row.getLong("file_id"),
                row.getLong("user_id"),
                row.getLong("collection_id"),
                null,
                row.getString("encrypted_key"),
                row.getString("key_decryption_nonce"),
                Attr.of(row.getString("file_decryption_header")),
                Attr.of(row.getString("thumbnail_decryption_header")),
                Attr.metadata(row.getString("encrypted_metadata"), row.getString("metadata_decryption_header")),
                false,
                row.getLong("updation_time"),
                row.getString("magic_metadata"),
                row.getString("pub_magic_metadata"),
                row.getString("info"));
        return new TrashEntry(
                file,
                row.getBoolean("is_deleted"),
                row.getBoolean("is_restored"),
                row.getLong("delete_by"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }
}
