package museum.link;

import museum.collection.PublicURL;
import museum.collection.Role;
import org.jspecify.annotations.Nullable;

/**
 * A link to an album.
 *
 * @param ownerId whose album it is
 * @param validTill µs; 0 for ever
 * @param deviceLimit 0 for any number
 * @param pwHash made by the client; null or empty for a link without a password
 * @param minRole the least role of members who see the link; null for all
 */
record AlbumLink(
        long id,
        long collectionId,
        long ownerId,
        String accessToken,
        boolean isDisabled,
        long validTill,
        int deviceLimit,
        @Nullable String pwHash,
        @Nullable String pwNonce,
        @Nullable Long memLimit,
        @Nullable Long opsLimit,
        boolean enableDownload,
        boolean enableComment,
        boolean enableCollect,
        boolean enableJoin,
        @Nullable String minRole) {

    boolean hasPassword() {
        return pwHash != null && !pwHash.isEmpty();
    }

    LinkIdentity identity() {
        return new LinkIdentity(LinkIdentity.COLLECTION, Long.toString(id), accessToken, validTill);
    }

    /** As members of the album see it. */
    PublicURL shown(String url) {
        return new PublicURL(
                url,
                deviceLimit,
                validTill,
                enableDownload,
                enableCollect,
                enableComment,
                hasPassword(),
                enableJoin,
                pwNonce,
                memLimit,
                opsLimit,
                minRole == null ? null : Role.valueOf(minRole));
    }

    /** As visitors see it, who have the address and need not know limits. */
    PublicURL shownToVisitors() {
        return new PublicURL(
                "",
                0,
                0,
                enableDownload,
                enableCollect,
                enableComment,
                hasPassword(),
                enableJoin,
                pwNonce,
                memLimit,
                opsLimit,
                null);
    }
}
