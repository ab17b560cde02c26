package museum.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import museum.web.App;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What decides about albums. */
@Repository
class AlbumQueries {

    private final JdbcClient jdbc;

    AlbumQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Album> find(long album) {
        return jdbc.sql("""
                SELECT collection_id, owner_id, app, type, is_deleted, updation_time
                  FROM collections
                 WHERE collection_id = :album
                """).param("album", album).query(AlbumQueries::album).optional();
    }

    private static final String ACCESS = """
            SELECT c.collection_id, c.owner_id, c.app, c.type, c.is_deleted, c.updation_time,
                   CASE WHEN c.owner_id = :user THEN 'OWNER' ELSE coalesce(s.role_type, 'VIEWER')::text END AS role
            """;

    /** Old servers may have left two shares of one person and shares without a role: the newest counts, and no role is the least. */
    private static final String ACCESSIBLE = """
              FROM collections c
              LEFT JOIN collection_shares s
                     ON s.collection_id = c.collection_id AND s.to_user_id = :user AND s.is_deleted IS NOT TRUE
             WHERE c.collection_id = :album
               AND (c.owner_id = :user OR s.to_user_id IS NOT NULL)
             ORDER BY s.updation_time DESC
             LIMIT 1
            """;

    /** @param lastChange time (µs) of the last change of a file in the album */
    record News(AlbumAccess access, long lastChange) {}

    Optional<AlbumAccess> findAccess(long user, long album) {
        return jdbc.sql(ACCESS + ACCESSIBLE)
                .param("album", album)
                .param("user", user)
                .query(AlbumQueries::access)
                .optional();
    }

    /** Access, and whether a diff has anything to tell, in one way to the database: most diffs have not. */
    Optional<News> findNews(long user, long album) {
        return jdbc.sql(ACCESS + """
                     , coalesce((SELECT max(f.updation_time) FROM collection_files f WHERE f.collection_id = c.collection_id), 0) AS last_change
                """ + ACCESSIBLE)
                .param("album", album)
                .param("user", user)
                .query((row, number) -> new News(access(row, number), row.getLong("last_change")))
                .optional();
    }

    private static AlbumAccess access(ResultSet row, int number) throws SQLException {
        return new AlbumAccess(album(row, number), Role.valueOf(row.getString("role")));
    }

    static Album album(ResultSet row, int number) throws SQLException {
        return new Album(
                row.getLong("collection_id"),
                row.getLong("owner_id"),
                App.of(row.getString("app")),
                row.getString("type"),
                row.getBoolean("is_deleted"),
                row.getLong("updation_time"));
    }
}
