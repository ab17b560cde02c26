package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An entity; data and header are null once it is deleted. Protocol 06 §3.2. */
record EntityData(
        String id,
        @JsonProperty("userID") long userId,
        String type,
        @Nullable String encryptedData,
        @Nullable String header,
        boolean isDeleted,
        long createdAt,
        long updatedAt) {}
