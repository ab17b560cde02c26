package museum.social;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * A comment. Protocol 05 §3.
 *
 * @param fileId null when it is about the album as a whole
 * @param userId -1 for visitors, who have an {@code anonUserId}
 * @param cipher null on tombstones, as is the nonce
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Comment(
        String id,
        @JsonProperty("collectionID") long collectionId,
        @JsonProperty("fileID") @Nullable Long fileId,
        @JsonProperty("parentCommentID") @Nullable String parentCommentId,
        @JsonProperty("userID") long userId,
        @JsonProperty("anonUserID") @Nullable String anonUserId,
        @Nullable String cipher,
        @Nullable String nonce,
        boolean isDeleted,
        long createdAt,
        long updatedAt)
        implements Word {

    /** Passes if something may be said about this comment in that album and about that file; else 400 {@code {}}. */
    void mustTake(long album, @Nullable Long file) {
        if (collectionId != album || isDeleted || !Objects.equals(fileId, file)) {
            throw ApiError.badRequest();
        }
    }
}
