package museum.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a user keeps about somebody else with an account. Protocol 06 §4.1.
 *
 * @param email of the other one, as it is now; null for deleted contacts and deleted accounts
 * @param encryptedKey null for deleted contacts, though it is still stored
 * @param encryptedData null for deleted contacts
 */
record Contact(
        String id,
        @JsonProperty("userID") long userId,
        @JsonProperty("contactUserID") long contactUserId,
        @Nullable String email,

        @JsonProperty("profilePictureAttachmentID") @Nullable String profilePictureAttachmentId,

        byte @Nullable [] encryptedKey,
        byte @Nullable [] encryptedData,
        boolean isDeleted,
        long createdAt,
        long updatedAt) {}
