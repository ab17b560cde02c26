package museum.collection;

import java.util.List;
import museum.collection.RemovalQueries.Member;
import museum.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are asked to do with their files. */
@Repository
class ActionQueries {

    /** An action is void when this does not hold any more: the mark is gone, or the file is. */
    private static final String IS_VALID = """
            CASE a.action
                WHEN 'REMOVE' THEN EXISTS (
                    SELECT FROM collection_files cf
                     WHERE cf.collection_id = a.collection_id AND cf.file_id = a.file_id
                       AND cf.is_deleted IS NOT TRUE AND cf.action = 'REMOVE')
                ELSE EXISTS (SELECT FROM files f WHERE f.file_id = a.file_id AND f.owner_id = a.user_id)
                     AND NOT EXISTS (
                    SELECT FROM trash t WHERE t.file_id = a.file_id AND t.user_id = a.user_id AND NOT t.is_restored)
            END
            """;

    private final JdbcClient jdbc;
    private final Ids ids;

    ActionQueries(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** One for each file, for its owner to act on; all of one time. */
    void insert(ActionType type, long actor, long album, List<Member> members, long stamp) {
        jdbc.sql("""
                INSERT INTO collection_actions
                       (id, user_id, actor_user_id, collection_id, file_id, action, created_at, updated_at)
                SELECT id, user_id, :actor, :album, file_id, :action, :stamp, :stamp
                  FROM unnest(:ids, :owners, :files) AS action (id, user_id, file_id)
                """)
                .param(
                        "ids",
                        members.stream().map(member -> ids.prefixed("cact")).toArray(String[]::new))
                .param("owners", members.stream().mapToLong(Member::ownerId).toArray())
                .param("files", members.stream().mapToLong(Member::fileId).toArray())
                .param("actor", actor)
                .param("album", album)
                .param("action", type.name())
                .param("stamp", stamp)
                .update();
    }

    /** Removes what an account that ends was asked. */
    void deleteAllFor(long user) {
        jdbc.sql("DELETE FROM collection_actions WHERE user_id = :user")
                .param("user", user)
                .update();
    }

    /** Void ones are pending no more. */
    void closeVoid(long user, ActionType type) {
        jdbc.sql("""
                UPDATE collection_actions a
                   SET is_pending = false
                 WHERE user_id = :user AND action = :action AND is_pending AND NOT
                """ + IS_VALID)
                .param("user", user)
                .param("action", type.name())
                .update();
    }

    List<CollectionAction> pending(long user, ActionType type, long since, int limit) {
        return jdbc.sql("""
                SELECT id, user_id, actor_user_id, collection_id, file_id, action, is_pending, data, created_at, updated_at
                  FROM collection_actions a
                 WHERE user_id = :user AND action = :action AND is_pending AND updated_at > :since AND
                """ + IS_VALID + """
                 ORDER BY updated_at, id
                 LIMIT :limit
                """)
                .param("user", user)
                .param("action", type.name())
                .param("since", since)
                .param("limit", limit)
                .query(CollectionAction::of)
                .list();
    }

    /** Actions of one time, behind this one in their order, get a later time, so that a page may end with it. */
    void postpone(CollectionAction last) {
        jdbc.sql("""
                UPDATE collection_actions
                   SET updated_at = updated_at + 1
                 WHERE user_id = :user AND action = :action AND is_pending AND updated_at = :time AND id > :id
                """)
                .param("user", last.userId())
                .param("action", last.action())
                .param("time", last.updatedAt())
                .param("id", last.id())
                .update();
    }

    int rejectDeletion(long user, List<Long> files) {
        return jdbc.sql("""
                UPDATE collection_actions
                   SET is_pending = false
                 WHERE user_id = :user AND action = 'DELETE_SUGGESTED' AND is_pending AND file_id = ANY (:files)
                """)
                .param("user", user)
                .param("files", files.stream().mapToLong(Long::longValue).toArray())
                .update();
    }
}
