package museum.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A file in an album, as one person may see it. Protocol 02 §3.5, §7.18.
 *
 * @param collectionAddedAt when it was put there last, microseconds
 * @param updationTime the version of the membership, not of the file
 * @param magicMetadata only for the file's owner
 * @param action the mark of a removal that only the file's owner still sees
 */
record CollectionFile(
        long id,
        @JsonProperty("ownerID") long ownerId,
        @JsonProperty("collectionID") long collectionId,
        @JsonProperty("collectionOwnerID") @Nullable Long collectionOwnerId,
        @JsonInclude(Include.NON_NULL) @Nullable Long collectionAddedAt,
        String encryptedKey,
        String keyDecryptionNonce,
        Content file,
        Content thumbnail,
        Metadata metadata,
        @JsonProperty("isDeleted") boolean isDeleted,
        long updationTime,

        @JsonInclude(Include.NON_NULL) @JsonRawValue @Nullable String magicMetadata,

        @JsonInclude(Include.NON_NULL) @JsonRawValue @Nullable String pubMagicMetadata,

        @JsonInclude(Include.NON_NULL) @JsonRawValue @Nullable String info,

        @JsonInclude(Include.NON_NULL) @Nullable String action,
        @JsonInclude(Include.NON_NULL) @Nullable Long actionUser) {

    /** What the metadata of a file is replaced by, 50 days after it was deleted for good. */
    private static final String PURGED = "-";

    /** Where an object's key and size would stand, which clients ask for elsewhere. */
    record Content(String decryptionHeader, long size) {
        Content(String decryptionHeader) {
            this(decryptionHeader, 0);
        }
    }

    record Metadata(String encryptedData, String decryptionHeader, long size) {}

    /** What this person may see: a file marked for removal, or purged, is gone for all but its owner; private things are only the owner's. */
    CollectionFile seenBy(long user) {
        boolean own = ownerId == user;
        boolean gone = isDeleted
                || metadata.encryptedData().equals(PURGED)
                || !own && ("REMOVE".equals(action) || "DELETE_SUGGESTED".equals(action));
        return new CollectionFile(
                id,
                ownerId,
                collectionId,
                collectionOwnerId,
                collectionAddedAt,
                encryptedKey,
                keyDecryptionNonce,
                file,
                thumbnail,
                metadata,
                gone,
                updationTime,
                own ? magicMetadata : null,
                pubMagicMetadata,
                info,
                own ? action : null,
                own ? actionUser : null);
    }

    static CollectionFile of(ResultSet row, int number) throws SQLException {
        return new CollectionFile(
                row.getLong("file_id"),
                row.getLong("owner_id"),
                row.getLong("collection_id"),
                row.getObject("c_owner_id", Long.class),
                row.getObject("created_at", Long.class),
                row.getString("encrypted_key"),
                row.getString("key_decryption_nonce"),
                new Content(row.getString("file_decryption_header")),
                new Content(row.getString("thumbnail_decryption_header")),
                new Metadata(row.getString("encrypted_metadata"), row.getString("metadata_decryption_header"), 0),
                row.getBoolean("is_deleted"),
                row.getLong("updation_time"),
                row.getString("magic_metadata"),
                row.getString("pub_magic_metadata"),
                row.getString("info"),
                row.getString("action"),
                row.getObject("action_user", Long.class));
    }
}
