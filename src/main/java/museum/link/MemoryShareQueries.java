package museum.link;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code memory_shares} and {@code memory_share_files}. */
@Repository
class MemoryShareQueries {

    /** A share and its owner. */
    record Owned(long userId, MemoryShare share) {}

    private static final String COLUMNS = """
            SELECT id, user_id, type, memory_hash, metadata_cipher, metadata_nonce, mem_enc_key, mem_key_decryption_nonce,
                   access_token, coalesce(is_deleted, false) AS is_deleted, created_at, updated_at
              FROM memory_shares
            """;

    private final JdbcClient jdbc;
    private final FileLinkAddresses addresses;

    MemoryShareQueries(JdbcClient jdbc, FileLinkAddresses addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /** Adds a share; empty if the access token is taken. */
    Optional<Long> insert(
            long userId, MemoryShareController.NewShare share, String type, String accessToken, long now) {
        return jdbc.sql("""
                INSERT INTO memory_shares
                       (user_id, type, memory_hash, metadata_cipher, metadata_nonce, mem_enc_key, mem_key_decryption_nonce,
                        access_token, created_at, updated_at)
                VALUES (:user, :type, :hash, :cipher, :nonce, :key, :keyNonce, :token, :now, :now)
                    ON CONFLICT (access_token) DO NOTHING
             RETURNING id
                """)
                .param("user", userId)
                .param("type", type)
                .param("hash", share.memoryHash())
                .param("cipher", share.metadataCipher())
                .param("nonce", share.metadataNonce())
                .param("key", share.encryptedKey())
                .param("keyNonce", share.keyDecryptionNonce())
                .param("token", accessToken)
                .param("now", now)
                .query(Long.class)
                .optional();
    }

    /** Adds the files of a share. */
    void insertFiles(long shareId, List<MemoryShareController.SharedFile> files, List<Long> positions, long now) {
        jdbc.sql("""
                INSERT INTO memory_share_files
                       (memory_share_id, file_id, file_owner_id, position, file_enc_key, file_key_decryption_nonce, created_at)
                SELECT :share, f.file_id, f.owner_id, wanted.position, wanted.key, wanted.nonce, :now
                  FROM unnest(:files::bigint[], :positions::bigint[], :keys::text[], :nonces::text[])
                       AS wanted (file_id, position, key, nonce)
                  JOIN files f ON f.file_id = wanted.file_id
                """)
                .param("share", shareId)
                .param(
                        "files",
                        files.stream()
                                .map(MemoryShareController.SharedFile::fileID)
                                .toArray(Long[]::new))
                .param("positions", positions.toArray(Long[]::new))
                .param("keys", files.stream().map(file -> file.encryptedKey()).toArray(String[]::new))
                .param(
                        "nonces",
                        files.stream().map(file -> file.keyDecryptionNonce()).toArray(String[]::new))
                .param("now", now)
                .update();
    }

    /** How many of these files there are. */
    int countExisting(List<Long> fileIds) {
        return jdbc.sql("SELECT count(*) FROM files WHERE file_id = ANY (:files)")
                .param("files", fileIds.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    /** How many of these files a person may share: his own, and those in albums shared with or by him. */
    int countShareable(long userId, List<Long> fileIds) {
        return jdbc.sql("""
                SELECT count(*)
                  FROM files f
                 WHERE f.file_id = ANY (:files)
                   AND (f.owner_id = :user
                        OR EXISTS (SELECT FROM collection_files m
                                     JOIN collections c ON c.collection_id = m.collection_id AND NOT c.is_deleted
                                    WHERE m.file_id = f.file_id AND NOT m.is_deleted
                                      AND (c.owner_id = :user
                                           OR EXISTS (SELECT FROM collection_shares s
                                                       WHERE s.collection_id = c.collection_id AND s.to_user_id = :user
                                                         AND NOT s.is_deleted))))
                """)
                .param("files", fileIds.toArray(Long[]::new))
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    Optional<Owned> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    Optional<Owned> find(String accessToken) {
        return jdbc.sql(COLUMNS + " WHERE access_token = :token")
                .param("token", accessToken)
                .query(this::row)
                .optional();
    }

    /** A person's living shares, newest first. */
    List<MemoryShare> list(long userId, long createdAfter) {
        return jdbc
                .sql(
                        COLUMNS
                                + " WHERE user_id = :user AND NOT coalesce(is_deleted, false) AND created_at > :after ORDER BY created_at DESC, id DESC")
                .param("user", userId)
                .param("after", createdAfter)
                .query(this::row)
                .stream()
                .map(Owned::share)
                .toList();
    }

    /** False if there is no such living share of this person. */
    boolean delete(long userId, long id, long now) {
        return jdbc.sql("""
                UPDATE memory_shares
                   SET is_deleted = true, updated_at = :now
                 WHERE id = :id AND user_id = :user AND NOT coalesce(is_deleted, false)
                """)
                        .param("now", now)
                        .param("id", id)
                        .param("user", userId)
                        .update()
                == 1;
    }

    private Owned row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var token = row.getString("access_token");
        return new Owned(
                row.getLong("user_id"),
                new MemoryShare(
                        row.getLong("id"),
                        row.getString("type"),
                        row.getString("memory_hash"),
                        row.getString("metadata_cipher"),
                        row.getString("metadata_nonce"),
                        row.getString("mem_enc_key"),
                        row.getString("mem_key_decryption_nonce"),
                        token,
                        row.getBoolean("is_deleted"),
                        row.getLong("created_at"),
                        row.getLong("updated_at"),
                        addresses.memory(token)));
    }
}
