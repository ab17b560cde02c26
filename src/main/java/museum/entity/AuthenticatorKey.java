package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The key of a user's codes, encrypted by the client; {@code header} is its nonce. Protocol 06 §2.1. */
record AuthenticatorKey(@JsonProperty("userID") long userId, String encryptedKey, String header, long createdAt) {}
