package museum.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/** A file outside of any album, as visitors of a file link or a memory see it: without keys, which the link itself holds. Protocol 04 §8.6. */
record SharedFile(
        long id,
        long ownerID,
        long collectionID,
        @Nullable Long collectionOwnerID,
        String encryptedKey,
        String keyDecryptionNonce,
        Attributes file,
        Attributes thumbnail,
        Attributes metadata,
        boolean isDeleted,
        long updationTime,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pubMagicMetadata,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String info) {

    /** @param encryptedData of the metadata; objects have none */
    record Attributes(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String encryptedData,

            String decryptionHeader,
            long size) {}
}
