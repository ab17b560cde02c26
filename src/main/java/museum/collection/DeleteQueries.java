package museum.collection;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Albums on their way out. */
@Repository
class DeleteQueries {

    private final JdbcClient jdbc;

    DeleteQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Files marked for removal count. */
    boolean hasFiles(long album) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM collection_files WHERE collection_id = :album AND is_deleted IS NOT TRUE)
                """).param("album", album).query(Boolean.class).single();
    }

    /** Albums of an account that are not deleted yet. */
    List<Long> albumsOf(long owner) {
        return jdbc.sql("SELECT collection_id FROM collections WHERE owner_id = :owner AND is_deleted IS NOT TRUE")
                .param("owner", owner)
                .query(Long.class)
                .list();
    }

    /** Nobody but the owner takes part any more. Those who took no part before are not told again, as {@link ShareQueries#end}. */
    void delete(List<Long> albums, long stamp) {
        jdbc.sql("""
                WITH ended AS (
                    UPDATE collection_shares
                       SET is_deleted = true, updation_time = :stamp
                     WHERE collection_id = ANY (:albums) AND is_deleted IS NOT TRUE
                )
                UPDATE collections SET is_deleted = true, updation_time = :stamp WHERE collection_id = ANY (:albums)
                """)
                .param("albums", albums.toArray(Long[]::new))
                .param("stamp", stamp)
                .update();
    }

    /** Files of the album's owner that are in it, at most so many. */
    List<Long> ownersFiles(long album, int limit) {
        return jdbc.sql("""
                SELECT cf.file_id
                  FROM collection_files cf
                  JOIN files f USING (file_id)
                  JOIN collections c USING (collection_id)
                 WHERE cf.collection_id = :album AND cf.is_deleted IS NOT TRUE AND f.owner_id = c.owner_id
                 ORDER BY cf.file_id
                 LIMIT :limit
                """)
                .param("album", album)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** Files of others are only taken out. */
    void removeOthersFiles(long album, long stamp) {
        jdbc.sql("""
                WITH removed AS (
                    UPDATE collection_files cf
                       SET is_deleted = true, updation_time = :stamp
                      FROM files f, collections c
                     WHERE cf.collection_id = :album AND cf.is_deleted IS NOT TRUE
                       AND f.file_id = cf.file_id AND c.collection_id = cf.collection_id AND f.owner_id <> c.owner_id
                 RETURNING cf.collection_id
                )
                UPDATE collections
                   SET updation_time = :stamp
                 WHERE collection_id IN (SELECT collection_id FROM removed)
                """).param("album", album).param("stamp", stamp).update();
    }
}
