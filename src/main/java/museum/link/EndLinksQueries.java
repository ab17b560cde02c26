package museum.link;

import java.util.List;
import museum.collection.ParticipantsLeft.Participation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends links and casts in bulk. */
@Repository
class EndLinksQueries {

    private final JdbcClient jdbc;

    EndLinksQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void disableAlbumLink(long albumId) {
        jdbc.sql(
                        "UPDATE public_collection_tokens SET is_disabled = true WHERE collection_id = :album AND NOT is_disabled")
                .param("album", albumId)
                .update();
    }

    void endCastsOf(long albumId) {
        jdbc.sql("UPDATE casting SET is_deleted = true WHERE collection_id = :album AND NOT is_deleted")
                .param("album", albumId)
                .update();
    }

    void endCasts(List<Participation> participations) {
        jdbc.sql("""
                UPDATE casting
                   SET is_deleted = true
                  FROM unnest(:albums::bigint[], :users::bigint[]) AS gone (album, person)
                 WHERE collection_id = gone.album AND cast_user = gone.person AND NOT is_deleted
                """)
                .param(
                        "albums",
                        participations.stream().map(Participation::albumId).toArray(Long[]::new))
                .param(
                        "users",
                        participations.stream().map(Participation::userId).toArray(Long[]::new))
                .update();
    }

    void disableFileLinks(List<Long> fileIds) {
        jdbc.sql("UPDATE public_file_tokens SET is_disabled = true WHERE file_id = ANY (:files) AND NOT is_disabled")
                .param("files", fileIds.toArray(Long[]::new))
                .update();
    }

    void deleteCastsOf(long userId) {
        jdbc.sql("DELETE FROM casting WHERE cast_user = :user")
                .param("user", userId)
                .update();
    }

    /** All that an account has opened to the world. */
    void endAllOf(long userId) {
        jdbc.sql("""
                WITH albums AS (
                    UPDATE public_collection_tokens t
                       SET is_disabled = true
                      FROM collections c
                     WHERE c.collection_id = t.collection_id AND c.owner_id = :user AND NOT t.is_disabled),
                files AS (
                    UPDATE public_file_tokens SET is_disabled = true WHERE owner_id = :user AND NOT is_disabled),
                memories AS (
                    UPDATE memory_shares
                       SET is_deleted = true, updated_at = now_utc_micro_seconds()
                     WHERE user_id = :user AND is_deleted IS NOT TRUE)
                UPDATE casting SET is_deleted = true WHERE cast_user = :user AND is_deleted IS NOT TRUE
                """).param("user", userId).update();
    }
}
