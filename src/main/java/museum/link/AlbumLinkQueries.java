package museum.link;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code public_collection_tokens}. A trigger makes every change of a link a change of its album. */
@Repository
class AlbumLinkQueries {

    private static final String LINKS =
            "SELECT t.*, c.owner_id FROM public_collection_tokens t JOIN collections c USING (collection_id)";

    private final JdbcClient jdbc;

    AlbumLinkQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Any link with this token, disabled ones too. */
    Optional<AlbumLink> find(String accessToken) {
        return jdbc.sql(LINKS + " WHERE t.access_token = :token")
                .param("token", accessToken)
                .query(AlbumLink.class)
                .optional();
    }

    Optional<AlbumLink> active(long albumId) {
        return jdbc.sql(LINKS + " WHERE t.collection_id = :album AND NOT t.is_disabled")
                .param("album", albumId)
                .query(AlbumLink.class)
                .optional();
    }

    /** As {@link #active}, held until the end of the transaction. */
    Optional<AlbumLink> activeForUpdate(long albumId) {
        return jdbc.sql(LINKS + " WHERE t.collection_id = :album AND NOT t.is_disabled FOR UPDATE OF t")
                .param("album", albumId)
                .query(AlbumLink.class)
                .optional();
    }

    /** This token, unless a link to an album or a file has it. */
    Optional<String> unlessTaken(String accessToken) {
        return jdbc.sql("""
                SELECT :token::text
                 WHERE NOT EXISTS (SELECT FROM public_collection_tokens WHERE access_token = :token)
                   AND NOT EXISTS (SELECT FROM public_file_tokens WHERE access_token = :token AND NOT is_disabled)
                """).param("token", accessToken).query(String.class).optional();
    }

    /** Adds a link unless the album has an active one; whether it did. */
    boolean insert(
            long albumId,
            String accessToken,
            long validTill,
            int deviceLimit,
            boolean enableCollect,
            boolean enableComment,
            boolean enableJoin) {
        return jdbc.sql("""
                INSERT INTO public_collection_tokens
                       (collection_id, access_token, valid_till, device_limit, enable_collect, enable_comment, enable_join)
                VALUES (:album, :token, :validTill, :deviceLimit, :collect, :comment, :join)
                    ON CONFLICT DO NOTHING
                """)
                        .param("album", albumId)
                        .param("token", accessToken)
                        .param("validTill", validTill)
                        .param("deviceLimit", deviceLimit)
                        .param("collect", enableCollect)
                        .param("comment", enableComment)
                        .param("join", enableJoin)
                        .update()
                == 1;
    }

    /** Writes all settings of a link. */
    void update(AlbumLink link) {
        jdbc.sql("""
                UPDATE public_collection_tokens
                   SET valid_till = :validTill, device_limit = :deviceLimit, pw_hash = :pwHash, pw_nonce = :pwNonce,
                       mem_limit = :memLimit, ops_limit = :opsLimit, enable_download = :enableDownload,
                       enable_comment = :enableComment, enable_collect = :enableCollect, enable_join = :enableJoin,
                       min_role = :minRole::role_enum
                 WHERE id = :id
                """).paramSource(link).update();
    }

    /** Whether there was one. */
    boolean disable(long albumId) {
        return jdbc.sql(
                                "UPDATE public_collection_tokens SET is_disabled = true WHERE collection_id = :album AND NOT is_disabled")
                        .param("album", albumId)
                        .update()
                > 0;
    }
}
