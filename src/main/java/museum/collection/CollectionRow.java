package museum.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored collection, with the share by which somebody sees it.
 *
 * @param share absent for the owner
 */
record CollectionRow(
        Album album,
        String encryptedKey,
        String keyDecryptionNonce,
        String name,
        String encryptedName,
        String nameDecryptionNonce,
        String attributes,
        @Nullable String magicMetadata,
        @Nullable String pubMagicMetadata,
        @Nullable Share share) {

    /** @param updationTime microseconds, as {@code sharedAt} */
    record Share(
            String encryptedKey,
            Role role,
            boolean deleted,
            long updationTime,
            @Nullable Long sharedAt,
            @Nullable String magicMetadata) {}

    static CollectionRow owned(ResultSet row, int number) throws SQLException {
        return of(row, number, null);
    }

    static CollectionRow shared(ResultSet row, int number) throws SQLException {
        var role = Optional.ofNullable(row.getString("role_type")).map(Role::valueOf);
        return of(
                row,
                number,
                new Share(
                        row.getString("share_key"),
                        role.orElse(Role.VIEWER),
                        row.getBoolean("share_deleted"),
                        row.getLong("share_time"),
                        row.getObject("shared_at", Long.class),
                        row.getString("share_metadata")));
    }

    private static CollectionRow of(ResultSet row, int number, @Nullable Share share) throws SQLException {
        var name = row.getString("name");
        boolean plain = name != null && !name.isEmpty();
        return new CollectionRow(
                AlbumQueries.album(row, number),
                row.getString("encrypted_key"),
                row.getString("key_decryption_nonce"),
                plain ? name : "",
                plain ? "" : orEmpty(row.getString("encrypted_name")),
                plain ? "" : orEmpty(row.getString("name_decryption_nonce")),
                row.getString("attributes"),
                row.getString("magic_metadata"),
                row.getString("pub_magic_metadata"),
                share);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
