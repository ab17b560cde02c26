package museum.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files as visitors of file links and memories see them. */
@Repository
class SharedFileQueries {

    /** A picture of a memory with its place and its key. */
    record Placed(SharedFile file, long position, String encryptedKey, String keyDecryptionNonce) {}

    private static final String COLUMNS = """
            f.file_id, f.owner_id, f.file_decryption_header, f.thumbnail_decryption_header, f.encrypted_metadata,
            f.metadata_decryption_header, f.pub_magic_metadata::text AS pub_magic_metadata, f.info::text AS info
            """;

    /** In a living album of somebody, and not scrubbed after its deletion. */
    private static final String LIVES = """
            f.encrypted_metadata <> '-'
            AND EXISTS (SELECT FROM collection_files m WHERE m.file_id = f.file_id AND NOT m.is_deleted)
            """;

    /** Who shared a memory may still see the file. */
    private static final String STILL_SHAREABLE = """
            (f.owner_id = s.user_id
             OR EXISTS (SELECT FROM collection_files m
                          JOIN collections c ON c.collection_id = m.collection_id AND NOT c.is_deleted
                         WHERE m.file_id = f.file_id AND NOT m.is_deleted
                           AND (c.owner_id = s.user_id
                                OR EXISTS (SELECT FROM collection_shares p
                                            WHERE p.collection_id = c.collection_id AND p.to_user_id = s.user_id
                                              AND NOT p.is_deleted))))
            """;

    private final JdbcClient jdbc;

    SharedFileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SharedFile> find(long fileId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM files f WHERE f.file_id = :file")
                .param("file", fileId)
                .query(SharedFileQueries::file)
                .optional();
    }

    /** The pictures of a memory in their order, without those that are gone. */
    List<Placed> ofMemory(long shareId) {
        return jdbc.sql("SELECT " + COLUMNS + """
                     , p.position, p.file_enc_key, p.file_key_decryption_nonce
                  FROM memory_share_files p
                  JOIN memory_shares s ON s.id = p.memory_share_id
                  JOIN files f ON f.file_id = p.file_id
                 WHERE p.memory_share_id = :share AND
                """ + LIVES + " AND " + STILL_SHAREABLE + " ORDER BY p.position, p.id")
                .param("share", shareId)
                .query((row, number) -> new Placed(
                        file(row, number),
                        row.getLong("position"),
                        row.getString("file_enc_key"),
                        row.getString("file_key_decryption_nonce")))
                .list();
    }

    /** Whether a memory shows this file. */
    boolean isInMemory(long shareId, long fileId) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM memory_share_files p
                      JOIN memory_shares s ON s.id = p.memory_share_id
                      JOIN files f ON f.file_id = p.file_id
                     WHERE p.memory_share_id = :share AND p.file_id = :file AND
                """ + LIVES + " AND " + STILL_SHAREABLE + ")")
                .param("share", shareId)
                .param("file", fileId)
                .query(Boolean.class)
                .single();
    }

    private static SharedFile file(ResultSet row, int number) throws SQLException {
        return new SharedFile(
                row.getLong("file_id"),
                row.getLong("owner_id"),
                0,
                null,
                "",
                "",
                new SharedFile.Attributes(null, row.getString("file_decryption_header"), 0),
                new SharedFile.Attributes(null, row.getString("thumbnail_decryption_header"), 0),
                new SharedFile.Attributes(
                        row.getString("encrypted_metadata"), row.getString("metadata_decryption_header"), 0),
                false,
                0,
                row.getString("pub_magic_metadata"),
                row.getString("info"));
    }
}
