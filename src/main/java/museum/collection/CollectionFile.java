package museum.collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A file in an album, as one person may see it. Protocol 02 §3.5, §7.18.
 *
 * @param collectionAddedAt when it was put there last, microseconds
 * @param updationTime the version of the membership, not of the file
 * @param magicMetadata only for the file's owner
 * @param action the mark of a removal that only the file's owner still sees
 */
@JsonSerialize(using = CollectionFileJson.class)
record CollectionFile(
        long id,
        long ownerId,
        long collectionId,
        @Nullable Long collectionOwnerId,
        @Nullable Long collectionAddedAt,
        String encryptedKey,
        String keyDecryptionNonce,
        String fileHeader,
        String thumbnailHeader,
        String encryptedMetadata,
        String metadataHeader,
        boolean isDeleted,
        long updationTime,
        @Nullable String magicMetadata,
        @Nullable String pubMagicMetadata,
        @Nullable String info,
        @Nullable String action,
        @Nullable Long actionUser) {

    /** What the metadata of a file is replaced by, 50 days after it was deleted for good. */
    private static final String PURGED = "-";

    /** What this person may see: a file marked for removal, or purged, is gone for all but its owner; private things are only the owner's. */
    CollectionFile seenBy(long user) {
        boolean own = ownerId == user;
        boolean gone = isDeleted
                || encryptedMetadata.equals(PURGED)
                || !own && ("REMOVE".equals(action) || "DELETE_SUGGESTED".equals(action));
        return new CollectionFile(
                id,
                ownerId,
                collectionId,
                collectionOwnerId,
                collectionAddedAt,
                encryptedKey,
                keyDecryptionNonce,
                fileHeader,
                thumbnailHeader,
                encryptedMetadata,
                metadataHeader,
                gone,
                updationTime,
                own ? magicMetadata : null,
                pubMagicMetadata,
                info,
                own ? action : null,
                own ? actionUser : null);
    }
}
