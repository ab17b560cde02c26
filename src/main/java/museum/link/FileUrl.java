package museum.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A link to a file as its owner sees it. Protocol 04 §8.1. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileUrl(
        String linkID,
        String url,
        long ownerID,
        long fileID,
        boolean isDisabled,
        long validTill,
        int deviceLimit,
        boolean passwordEnabled,
        @Nullable String nonce,
        @Nullable Long memLimit,
        @Nullable Long opsLimit,
        boolean enableDownload,
        long createdAt,
        @Nullable String encryptedFileKey,
        @Nullable String encryptedFileKeyNonce,
        @Nullable String kdfNonce,
        @Nullable Long kdfMemLimit,
        @Nullable Long kdfOpsLimit,
        @Nullable String encryptedShareKey) {

    static FileUrl of(FileLink link, String url) {
        return new FileUrl(
                link.id(),
                url,
                link.ownerId(),
                link.fileId(),
                link.isDisabled(),
                link.validTill(),
                link.deviceLimit(),
                link.hasPassword(),
                link.pwNonce(),
                link.memLimit(),
                link.opsLimit(),
                link.enableDownload(),
                link.createdAt(),
                link.encryptedFileKey(),
                link.encryptedFileKeyNonce(),
                link.kdfNonce(),
                link.kdfMemLimit(),
                link.kdfOpsLimit(),
                link.encryptedShareKey());
    }
}
