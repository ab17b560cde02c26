package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A code of the authenticator; data and header are null once it is deleted. Protocol 06 §2.1. */
record AuthEntity(
        String id,
        @JsonProperty("userID") long userId,
        @Nullable String encryptedData,
        @Nullable String header,
        boolean isDeleted,
        long createdAt,
        long updatedAt) {}
