package museum.link;

import org.jspecify.annotations.Nullable;

/**
 * A link to one file.
 *
 * @param validTill µs; 0 for ever
 * @param encryptedShareKey the link's secret, sealed to its owner, who can find the whole address again by it
 */
record FileLink(
        String id,
        long fileId,
        long ownerId,
        String app,
        String accessToken,
        long validTill,
        int deviceLimit,
        boolean isDisabled,
        boolean enableDownload,
        @Nullable String pwHash,
        @Nullable String pwNonce,
        @Nullable Long memLimit,
        @Nullable Long opsLimit,
        long createdAt,
        @Nullable String encryptedFileKey,
        @Nullable String encryptedFileKeyNonce,
        @Nullable String kdfNonce,
        @Nullable Long kdfMemLimit,
        @Nullable Long kdfOpsLimit,
        @Nullable String encryptedShareKey) {

    boolean hasPassword() {
        return pwHash != null && !pwHash.isEmpty();
    }

    LinkIdentity identity() {
        return new LinkIdentity(LinkIdentity.FILE, id, accessToken, validTill);
    }
}
