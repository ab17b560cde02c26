package museum.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person asks another to do. Protocol 02 §3.7.
 *
 * @param userId who is asked
 * @param createdAt microseconds, as {@code updatedAt}
 */
@JsonInclude(Include.NON_NULL)
record CollectionAction(
        String id,
        @JsonProperty("userID") long userId,
        @JsonProperty("actorUserID") long actorUserId,
        @JsonProperty("collectionID") long collectionId,
        @JsonProperty("fileID") @Nullable Long fileId,
        String action,
        @JsonProperty("isPending") boolean isPending,
        @JsonRawValue @Nullable String data,
        long createdAt,
        long updatedAt) {

    static CollectionAction of(ResultSet row, int number) throws SQLException {
        return new CollectionAction(
                row.getString("id"),
                row.getLong("user_id"),
                row.getLong("actor_user_id"),
                row.getLong("collection_id"),
                row.getObject("file_id", Long.class),
                row.getString("action"),
                row.getBoolean("is_pending"),
                row.getString("data"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }
}
