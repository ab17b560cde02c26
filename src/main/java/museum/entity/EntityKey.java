package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The key of all entities of one type of a user, encrypted by the client. Protocol 06 §3.2. */
record EntityKey(
        @JsonProperty("userID") long userId, String type, String encryptedKey, String header, long createdAt) {}
