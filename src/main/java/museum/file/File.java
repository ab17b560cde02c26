package museum.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/**
 * A file as answered. Metadata and sizes are JSON as stored; those that are null are left out. Protocol 03 §2.1.
 *
 * @param collectionOwnerID always null here, and always there
 * @param updationTime microseconds
 */
public record File(
        long id,
        long ownerID,
        long collectionID,
        @Nullable Long collectionOwnerID,
        String encryptedKey,
        String keyDecryptionNonce,
        Attr file,
        Attr thumbnail,
        Attr metadata,
        boolean isDeleted,
        long updationTime,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String magicMetadata,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pubMagicMetadata,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String info) {}
