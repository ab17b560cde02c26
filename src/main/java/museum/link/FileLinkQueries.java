package museum.link;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code public_file_tokens}. */
@Repository
class FileLinkQueries {

    private final JdbcClient jdbc;

    FileLinkQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The active link with this token, else a disabled one: a disabled token may be given again. */
    Optional<FileLink> find(String accessToken) {
        return jdbc.sql("SELECT * FROM public_file_tokens WHERE access_token = :token ORDER BY is_disabled LIMIT 1")
                .param("token", accessToken)
                .query(FileLink.class)
                .optional();
    }

    Optional<FileLink> active(long fileId) {
        return jdbc.sql("SELECT * FROM public_file_tokens WHERE file_id = :file AND NOT is_disabled")
                .param("file", fileId)
                .query(FileLink.class)
                .optional();
    }

    /** As {@link #active}, held until the end of the transaction. */
    Optional<FileLink> activeForUpdate(long fileId) {
        return jdbc.sql("SELECT * FROM public_file_tokens WHERE file_id = :file AND NOT is_disabled FOR UPDATE")
                .param("file", fileId)
                .query(FileLink.class)
                .optional();
    }

    /** Who owns a file; empty for none. */
    Optional<Long> ownerOf(long fileId) {
        return jdbc.sql("SELECT owner_id FROM files WHERE file_id = :file")
                .param("file", fileId)
                .query(Long.class)
                .optional();
    }

    /** Adds a link; if the file has an active one, fills what that one lacks of the secrets; without any the link stays as, and where, it is. */
    void insertOrComplete(String id, String accessToken, long ownerId, FileLinkController.NewLink link) {
        jdbc.sql("""
                INSERT INTO public_file_tokens AS present
                       (id, file_id, owner_id, app, access_token, encrypted_file_key, encrypted_file_key_nonce, kdf_nonce,
                        kdf_mem_limit, kdf_ops_limit, encrypted_share_key)
                VALUES (:id, :fileID, :owner, :app, :token, :encryptedFileKey, :encryptedFileKeyNonce, :kdfNonce,
                        :kdfMemLimit, :kdfOpsLimit, :encryptedShareKey)
                    ON CONFLICT (file_id, is_disabled) WHERE is_disabled = false
                    DO UPDATE SET encrypted_file_key = coalesce(present.encrypted_file_key, excluded.encrypted_file_key),
                                  encrypted_file_key_nonce = coalesce(present.encrypted_file_key_nonce, excluded.encrypted_file_key_nonce),
                                  kdf_nonce = coalesce(present.kdf_nonce, excluded.kdf_nonce),
                                  kdf_mem_limit = coalesce(present.kdf_mem_limit, excluded.kdf_mem_limit),
                                  kdf_ops_limit = coalesce(present.kdf_ops_limit, excluded.kdf_ops_limit),
                                  encrypted_share_key = coalesce(present.encrypted_share_key, excluded.encrypted_share_key)
                            WHERE num_nonnulls(excluded.encrypted_file_key, excluded.encrypted_file_key_nonce, excluded.kdf_nonce,
                                               excluded.kdf_mem_limit, excluded.kdf_ops_limit, excluded.encrypted_share_key) > 0
                """)
                .param("id", id)
                .param("token", accessToken)
                .param("owner", ownerId)
                .param("fileID", link.fileID())
                .param("app", link.app())
                .param("encryptedFileKey", link.encryptedFileKey())
                .param("encryptedFileKeyNonce", link.encryptedFileKeyNonce())
                .param("kdfNonce", link.kdfNonce())
                .param("kdfMemLimit", link.kdfMemLimit())
                .param("kdfOpsLimit", link.kdfOpsLimit())
                .param("encryptedShareKey", link.encryptedShareKey())
                .update();
    }

    /** Writes all settings of a link. */
    void update(FileLink link) {
        jdbc.sql("""
                UPDATE public_file_tokens
                   SET valid_till = :validTill, device_limit = :deviceLimit, pw_hash = :pwHash, pw_nonce = :pwNonce,
                       mem_limit = :memLimit, ops_limit = :opsLimit, enable_download = :enableDownload
                 WHERE id = :id
                """).paramSource(link).update();
    }

    void disable(long fileId) {
        jdbc.sql("UPDATE public_file_tokens SET is_disabled = true WHERE file_id = :file AND NOT is_disabled")
                .param("file", fileId)
                .update();
    }

    /** A person's links of one app, the latest change first. */
    List<FileLink> list(long ownerId, String app, long since, int limit) {
        return jdbc.sql("""
                SELECT *
                  FROM public_file_tokens
                 WHERE owner_id = :owner AND app = :app AND created_at > :since
                 ORDER BY updated_at DESC, id
                 LIMIT :limit
                """)
                .param("owner", ownerId)
                .param("app", app)
                .param("since", since)
                .param("limit", limit)
                .query(FileLink.class)
                .list();
    }
}
