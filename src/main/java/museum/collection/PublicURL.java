package museum.collection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The public link of an album, without the key: clients add it behind a {@code #}. Protocol 02 §3.3.
 *
 * @param deviceLimit 0 for no limit
 * @param validTill microseconds, 0 for ever
 * @param minRole participants of a lower role do not see the link
 */
public record PublicURL(
        String url,
        int deviceLimit,
        long validTill,
        boolean enableDownload,
        boolean enableCollect,
        boolean enableComment,
        boolean passwordEnabled,
        boolean enableJoin,
        @JsonInclude(Include.NON_NULL) @Nullable String nonce,
        @JsonInclude(Include.NON_NULL) @Nullable Long memLimit,
        @JsonInclude(Include.NON_NULL) @Nullable Long opsLimit,
        @JsonInclude(Include.NON_NULL) @Nullable Role minRole) {

    @JsonIgnore
    boolean isVisibleTo(Role role) {
        return minRole == null || role.isAtLeast(minRole);
    }
}
