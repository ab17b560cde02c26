package museum.collection;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files on their way out of albums. */
@Repository
class RemovalQueries {

    /** @param isPresent neither removed nor marked for removal */
    record Member(long fileId, long ownerId, boolean isPresent) {}

    private final JdbcClient jdbc;

    RemovalQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> members(long album, List<Long> files) {
        return jdbc.sql("""
                SELECT cf.file_id, f.owner_id,
                       cf.is_deleted IS NOT TRUE AND cf.action IS DISTINCT FROM 'REMOVE' AS is_present
                  FROM collection_files cf
                  JOIN files f USING (file_id)
                 WHERE cf.collection_id = :album AND cf.file_id = ANY (:files)
                """)
                .param("album", album)
                .param("files", array(files))
                .query((row, number) ->
                        new Member(row.getLong("file_id"), row.getLong("owner_id"), row.getBoolean("is_present")))
                .list();
    }

    void mark(long album, List<Member> members, long actor, long stamp) {
        jdbc.sql("""
                WITH marked AS (
                    UPDATE collection_files
                       SET action = 'REMOVE', action_user = :actor, updation_time = :stamp
                     WHERE collection_id = :album AND file_id = ANY (:files)
                )
                UPDATE collections SET updation_time = :stamp WHERE collection_id = :album
                """)
                .param("album", album)
                .param("files", array(members.stream().map(Member::fileId).toList()))
                .param("actor", actor)
                .param("stamp", stamp)
                .update();
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
