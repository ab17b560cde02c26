package museum.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import museum.collection.PublicURL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Living albums and their files as visitors see them. */
@Repository
class PublicAlbumQueries {

    private final JdbcClient jdbc;

    PublicAlbumQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PublicAlbum> find(long albumId, List<PublicURL> urls) {
        return jdbc.sql("""
                SELECT collection_id, owner_id, encrypted_key, key_decryption_nonce, name, encrypted_name, name_decryption_nonce,
                       type, attributes::text AS attributes, updation_time, app, pub_magic_metadata::text AS pub_magic_metadata
                  FROM collections
                 WHERE collection_id = :album AND NOT is_deleted
                """)
                .param("album", albumId)
                .query((row, number) -> new PublicAlbum(
                        row.getLong("collection_id"),
                        PublicAlbum.Owner.of(row.getLong("owner_id")),
                        row.getString("encrypted_key"),
                        row.getString("key_decryption_nonce"),
                        text(row, "name"),
                        text(row, "encrypted_name"),
                        text(row, "name_decryption_nonce"),
                        row.getString("type"),
                        row.getString("attributes"),
                        null,
                        urls,
                        row.getLong("updation_time"),
                        row.getString("app"),
                        row.getString("pub_magic_metadata")))
                .optional();
    }

    /** Whether a file is shown in a living album: what is removed, or is to be, is not. */
    boolean shows(long albumId, long fileId) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM collection_files m
                      JOIN collections c USING (collection_id)
                     WHERE m.collection_id = :album AND m.file_id = :file AND NOT m.is_deleted AND NOT c.is_deleted
                       AND (m.action IS NULL OR m.action NOT IN ('REMOVE', 'DELETE_SUGGESTED')))
                """)
                .param("album", albumId)
                .param("file", fileId)
                .query(Boolean.class)
                .single();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return Objects.requireNonNullElse(text, "");
    }
}
