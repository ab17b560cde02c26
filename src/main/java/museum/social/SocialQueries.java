package museum.social;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import museum.collection.ParticipantsLeft.Participation;
import museum.database.Time;
import museum.web.App;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What concerns comments and reactions together. */
@Repository
class SocialQueries {

    /** How many live words an album has. */
    record Count(@JsonProperty("collectionID") long collectionId, long comments, long reactions) {}

    /** The latest changes in an album, microseconds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Latest(
            @JsonProperty("collectionID") long collectionId,
            @Nullable Long commentsUpdatedAt,
            @Nullable Long reactionsUpdatedAt,
            @Nullable Long anonProfilesUpdatedAt) {}

    private final JdbcClient jdbc;
    private final Time time;

    SocialQueries(JdbcClient jdbc, Time time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** The time of what is said next in an album that the caller holds. */
    long nextStamp(long album) {
        return nextStamp(List.of(album));
    }

    /** The one time of what is changed next in albums that the caller holds. */
    long nextStamp(Collection<Long> albums) {
        return jdbc.sql("""
                SELECT greatest(
                           :now,
                           max((SELECT max(updated_at) + 1 FROM comments WHERE collection_id = album.id)),
                           max((SELECT max(updated_at) + 1 FROM reactions WHERE collection_id = album.id)),
                           max((SELECT max(updated_at) + 1 FROM anon_users WHERE collection_id = album.id)))
                  FROM unnest(:albums) AS album (id)
                """)
                .param("now", time.now())
                .param("albums", array(albums))
                .query(Long.class)
                .single();
    }

    /** The live words in each album that a user owns or takes part in, zeros included. */
    List<Count> counts(long userId) {
        return jdbc.sql("""
                SELECT collection_id,
                       (SELECT count(*) FROM comments AS c
                         WHERE c.collection_id = mine.collection_id AND c.is_deleted = false) AS comments,
                       (SELECT count(*) FROM reactions AS r
                         WHERE r.collection_id = mine.collection_id AND r.is_deleted = false) AS reactions
                  FROM (SELECT collection_id FROM collections WHERE owner_id = :user AND is_deleted IS NOT TRUE
                         UNION
                        SELECT collection_id FROM collection_shares WHERE to_user_id = :user AND is_deleted IS NOT TRUE) AS mine
                 ORDER BY collection_id
                """).param("user", userId).query(Count.class).list();
    }

    /** The latest changes in each live album of the app that a user owns or takes part in, albums without any left out. */
    List<Latest> latest(long userId, App app) {
        return jdbc.sql("""
                SELECT *
                  FROM (SELECT collection_id,
                               (SELECT max(updated_at) FROM comments AS c
                                 WHERE c.collection_id = album.collection_id) AS comments_updated_at,
                               (SELECT max(updated_at) FROM reactions AS r
                                 WHERE r.collection_id = album.collection_id) AS reactions_updated_at,
                               (SELECT max(updated_at) FROM anon_users AS a
                                 WHERE a.collection_id = album.collection_id) AS anon_profiles_updated_at
                          FROM collections AS album
                         WHERE app = :app::app
                           AND is_deleted IS NOT TRUE
                           AND collection_id IN (
                                   SELECT collection_id FROM collections WHERE owner_id = :user
                                    UNION ALL
                                   SELECT collection_id FROM collection_shares
                                    WHERE to_user_id = :user AND is_deleted IS NOT TRUE)) AS latest
                 WHERE comments_updated_at IS NOT NULL
                    OR reactions_updated_at IS NOT NULL
                    OR anon_profiles_updated_at IS NOT NULL
                 ORDER BY collection_id
                """)
                .param("user", userId)
                .param("app", app.label())
                .query(Latest.class)
                .list();
    }

    /** Accounts that have live words in an album, in ascending order. */
    List<Long> speakers(long album) {
        return jdbc.sql("""
                SELECT user_id FROM comments WHERE collection_id = :album AND is_deleted = false AND user_id > 0
                 UNION
                SELECT user_id FROM reactions WHERE collection_id = :album AND is_deleted = false AND user_id > 0
                 ORDER BY user_id
                """).param("album", album).query(Long.class).list();
    }

    /** Empties all live words of people in albums that the caller holds, and what others gave to their comments. */
    void buryWords(Collection<Participation> gone, long stamp) {
        bury(gone, stamp, """
                UPDATE reactions AS reaction
                   SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = :stamp
                  FROM unnest(:albums, :people) AS gone (album, person)
                 WHERE reaction.collection_id = gone.album
                   AND reaction.user_id = gone.person
                   AND reaction.is_deleted = false
                """);
        // Before the comments: a trigger would bury the reactions on them with a time of its own.
        bury(gone, stamp, """
                UPDATE reactions AS reaction
                   SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = :stamp
                  FROM unnest(:albums, :people) AS gone (album, person)
                  JOIN comments AS comment
                    ON comment.collection_id = gone.album
                   AND comment.user_id = gone.person
                   AND comment.is_deleted = false
                 WHERE reaction.comment_id = comment.id
                   AND reaction.is_deleted = false
                """);
        bury(gone, stamp, """
                UPDATE comments AS comment
                   SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = :stamp
                  FROM unnest(:albums, :people) AS gone (album, person)
                 WHERE comment.collection_id = gone.album
                   AND comment.user_id = gone.person
                   AND comment.is_deleted = false
                """);
    }

    private void bury(Collection<Participation> gone, long stamp, String statement) {
        jdbc.sql(statement)
                .param("albums", gone.stream().mapToLong(Participation::albumId).toArray())
                .param("people", gone.stream().mapToLong(Participation::userId).toArray())
                .param("stamp", stamp)
                .update();
    }

    /** The albums in which an account has live words. */
    List<Participation> wordsOf(long userId) {
        return jdbc.sql("""
                SELECT collection_id AS album_id, user_id FROM comments WHERE user_id = :user AND is_deleted = false
                 UNION
                SELECT collection_id, user_id FROM reactions WHERE user_id = :user AND is_deleted = false
                """).param("user", userId).query(Participation.class).list();
    }

    /** The albums in which deleted accounts have live words. */
    List<Participation> wordsOfDeletedAccounts() {
        return jdbc.sql("""
                SELECT comments.collection_id AS album_id, user_id
                  FROM users
                  JOIN comments USING (user_id)
                 WHERE users.encrypted_email IS NULL AND comments.is_deleted = false
                 UNION
                SELECT reactions.collection_id, user_id
                  FROM users
                  JOIN reactions USING (user_id)
                 WHERE users.encrypted_email IS NULL AND reactions.is_deleted = false
                """).query(Participation.class).list();
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
