package museum.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection as one person sees it: {@code Collection} in Protocol 02 §3.1, which says which fields are filled where.
 *
 * @param encryptedKey for the owner by the master key, for others sealed
 * @param keyDecryptionNonce absent tells clients that the collection is somebody else's
 * @param updationTime microseconds
 * @param isDeleted for others than the owner: they take no part any more
 */
@JsonInclude(Include.NON_NULL)
record CollectionEntry(
        long id,
        CollectionUser owner,
        String encryptedKey,
        @Nullable String keyDecryptionNonce,
        String name,
        String encryptedName,
        String nameDecryptionNonce,
        String type,
        @JsonRawValue String attributes,
        @JsonInclude(Include.ALWAYS) @Nullable List<CollectionUser> sharees,

        @JsonInclude(Include.ALWAYS) @JsonProperty("publicURLs") @Nullable List<PublicURL> publicUrls,

        long updationTime,
        @Nullable Long sharedAt,

        @JsonInclude(Include.NON_DEFAULT) @JsonProperty("isDeleted")
        boolean isDeleted,

        @JsonRawValue @Nullable String magicMetadata,
        String app,
        @JsonRawValue @Nullable String pubMagicMetadata,
        @JsonRawValue @Nullable String sharedMagicMetadata) {

    /** What stands for the attributes of other people's collections. */
    static final String NO_ATTRIBUTES = "{\"version\":0}";

    /** As it is answered by itself: with the owner's address and the attributes, without what only lists tell. */
    CollectionEntry alone(String ownersEmail, String storedAttributes) {
        return new CollectionEntry(
                id,
                CollectionUser.owner(owner.id(), ownersEmail),
                encryptedKey,
                keyDecryptionNonce,
                name,
                encryptedName,
                nameDecryptionNonce,
                type,
                storedAttributes,
                sharees,
                publicUrls,
                updationTime,
                null,
                isDeleted,
                magicMetadata,
                app,
                pubMagicMetadata,
                null);
    }

    CollectionEntry withId(long newId) {
        return new CollectionEntry(
                newId,
                owner,
                encryptedKey,
                keyDecryptionNonce,
                name,
                encryptedName,
                nameDecryptionNonce,
                type,
                attributes,
                sharees,
                publicUrls,
                updationTime,
                sharedAt,
                isDeleted,
                magicMetadata,
                app,
                pubMagicMetadata,
                sharedMagicMetadata);
    }
}
