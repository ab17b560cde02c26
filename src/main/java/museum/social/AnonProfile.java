package museum.social;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The encrypted name that a visitor took in an album. Protocol 05 §3. */
record AnonProfile(
        @JsonProperty("anonUserID") String anonUserId,
        @JsonProperty("collectionID") long collectionId,
        String cipher,
        String nonce,
        long createdAt,
        long updatedAt) {}
