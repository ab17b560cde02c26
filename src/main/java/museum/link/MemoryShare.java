package museum.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Some pictures that anybody with the link sees for a week. What is empty is left out. Protocol 04 §9.1. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MemoryShare(
        long id,
        String type,
        @Nullable String memoryHash,
        @Nullable String metadataCipher,
        @Nullable String metadataNonce,
        String encryptedKey,
        String keyDecryptionNonce,
        String accessToken,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean isDeleted,
        long createdAt,
        long updatedAt,
        String url) {}
