package museum.social;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code comments}. */
@Repository
class CommentQueries {

    private static final String COLUMNS = """
            id, collection_id, file_id, parent_comment_id, user_id, anon_user_id, cipher, nonce, is_deleted, created_at,
            updated_at
            """;

    private final JdbcClient jdbc;

    CommentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Comment> find(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM comments WHERE id = :id")
                .param("id", id)
                .query(Comment.class)
                .optional();
    }

    /** False if the id is taken. */
    boolean insert(Comment comment) {
        return jdbc.sql("""
                INSERT INTO comments
                       (id, collection_id, file_id, parent_comment_id, user_id, anon_user_id, cipher, nonce, created_at,
                        updated_at)
                VALUES (:id, :album, :file, :parent, :user, :anon, :cipher, :nonce, :stamp, :stamp)
                    ON CONFLICT (id) DO NOTHING
                """)
                        .param("id", comment.id())
                        .param("album", comment.collectionId())
                        .param("file", comment.fileId())
                        .param("parent", comment.parentCommentId())
                        .param("user", comment.userId())
                        .param("anon", comment.anonUserId())
                        .param("cipher", comment.cipher())
                        .param("nonce", comment.nonce())
                        .param("stamp", comment.updatedAt())
                        .update()
                == 1;
    }

    /** False if it is a tombstone. */
    boolean update(String id, String cipher, String nonce, long stamp) {
        return jdbc.sql("""
                UPDATE comments
                   SET cipher = :cipher, nonce = :nonce, updated_at = :stamp
                 WHERE id = :id AND is_deleted = false
                """)
                        .param("id", id)
                        .param("cipher", cipher)
                        .param("nonce", nonce)
                        .param("stamp", stamp)
                        .update()
                == 1;
    }

    /** False if it is a tombstone already. The reactions on it must be gone before: a trigger would bury them with a time of its own. */
    boolean bury(String id, long stamp) {
        return jdbc.sql("""
                UPDATE comments
                   SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = :stamp
                 WHERE id = :id AND is_deleted = false
                """).param("id", id).param("stamp", stamp).update() == 1;
    }

    /** Changes in an album after a time, oldest first, tombstones included; all that share the time of the last one. */
    List<Comment> after(long since, int limit, long album, @Nullable Long file) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM (SELECT *
                          FROM comments
                         WHERE collection_id = :album AND updated_at > :since
                """ + (file == null ? "" : "AND file_id = :file\n") + """
                         ORDER BY updated_at
                         FETCH FIRST :limit ROWS WITH TIES) AS page
                 ORDER BY updated_at, id
                """)
                .param("album", album)
                .param("since", since)
                .param("file", file)
                .param("limit", limit)
                .query(Comment.class)
                .list();
    }
}
