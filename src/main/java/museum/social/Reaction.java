package museum.social;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A reaction. Protocol 05 §3.
 *
 * @param fileId null when it is about the album, or about a comment (even one on a file)
 * @param userId -1 for visitors, who have an {@code anonUserId}
 * @param cipher null on tombstones, as is the nonce
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reaction(
        String id,
        @JsonProperty("collectionID") long collectionId,
        @JsonProperty("fileID") @Nullable Long fileId,
        @JsonProperty("commentID") @Nullable String commentId,
        @JsonProperty("userID") long userId,
        @JsonProperty("anonUserID") @Nullable String anonUserId,
        @Nullable String cipher,
        @Nullable String nonce,
        boolean isDeleted,
        long createdAt,
        long updatedAt)
        implements Word {}
