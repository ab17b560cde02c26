package museum.social;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code reactions}. */
@Repository
class ReactionQueries {

    private static final String COLUMNS = """
            id, collection_id, file_id, comment_id, user_id, anon_user_id, cipher, nonce, is_deleted, created_at, updated_at
            """;

    private static final String OF_ALBUM =
            "SELECT * FROM reactions WHERE collection_id = :album AND updated_at > :since";

    private static final String OF_COMMENT = OF_ALBUM + " AND comment_id = :comment";

    private static final String OF_COMMENT_ON_FILE = OF_COMMENT + """
             AND EXISTS (SELECT FROM comments WHERE id = :comment AND collection_id = :album AND file_id = :file)
            """;

    /** Those on the file, and those on comments on the file, each by its own index. */
    private static final String OF_FILE =
            "(" + OF_ALBUM + " AND file_id = :file ORDER BY updated_at FETCH FIRST :limit ROWS WITH TIES)" + """
             UNION ALL
            (SELECT reactions.*
               FROM comments
               JOIN reactions ON reactions.comment_id = comments.id
              WHERE comments.collection_id = :album
                AND comments.file_id = :file
                AND reactions.collection_id = :album
                AND reactions.updated_at > :since)
            """;

    private final JdbcClient jdbc;

    ReactionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Reaction> find(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM reactions WHERE id = :id")
                .param("id", id)
                .query(Reaction.class)
                .optional();
    }

    /**
     * Gives a reaction, or changes (and brings back) the one that its author has given to the same target; returns the id of the row.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another reaction has the id
     */
    String upsert(Reaction reaction) {
        return jdbc.sql("""
                   INSERT INTO reactions
                          (id, collection_id, file_id, comment_id, user_id, anon_user_id, cipher, nonce, created_at, updated_at)
                   VALUES (:id, :album, :file, :comment, :user, :anon, :cipher, :nonce, :stamp, :stamp)
                       ON CONFLICT (actor_key, unique_key) DO UPDATE
                          SET cipher = excluded.cipher,
                              nonce = excluded.nonce,
                              is_deleted = false,
                              updated_at = excluded.updated_at
                RETURNING id
                """)
                .param("id", reaction.id())
                .param("album", reaction.collectionId())
                .param("file", reaction.fileId())
                .param("comment", reaction.commentId())
                .param("user", reaction.userId())
                .param("anon", reaction.anonUserId())
                .param("cipher", reaction.cipher())
                .param("nonce", reaction.nonce())
                .param("stamp", reaction.updatedAt())
                .query(String.class)
                .single();
    }

    /** A tombstone becomes news again. */
    void bury(String id, long stamp) {
        jdbc.sql("""
                UPDATE reactions
                   SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = :stamp
                 WHERE id = :id
                """).param("id", id).param("stamp", stamp).update();
    }

    void buryAllOn(String commentId, long stamp) {
        jdbc.sql("""
                UPDATE reactions
                   SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = :stamp
                 WHERE comment_id = :comment AND is_deleted = false
                """).param("comment", commentId).param("stamp", stamp).update();
    }

    /** Changes in an album after a time, oldest first, tombstones included; all that share the time of the last one. */
    List<Reaction> after(long since, int limit, long album, @Nullable Long file, @Nullable String comment) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM (SELECT * FROM (" + source(file, comment) + """
                ) AS source ORDER BY updated_at FETCH FIRST :limit ROWS WITH TIES) AS page
                 ORDER BY updated_at, id
                """)
                .param("album", album)
                .param("since", since)
                .param("file", file)
                .param("comment", comment)
                .param("limit", limit)
                .query(Reaction.class)
                .list();
    }

    private static String source(@Nullable Long file, @Nullable String comment) {
        if (comment == null) {
            return file == null ? OF_ALBUM : OF_FILE;
        }
        return file == null ? OF_COMMENT : OF_COMMENT_ON_FILE;
    }
}
