package museum.link;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a link; what is null stays as it is. Protocol 04 §6.2.
 *
 * @param validTill µs; 0 for ever
 * @param passHash made by the client from the password
 */
record LinkSettings(
        @Nullable Long validTill,
        @Nullable Long deviceLimit,
        @Nullable String passHash,
        @Nullable String nonce,
        @Nullable Long memLimit,
        @Nullable Long opsLimit,
        @Nullable Boolean enableDownload,
        @Nullable Boolean enableCollect,
        @Nullable Boolean enableComment,
        @Nullable Boolean disablePassword,
        @Nullable Boolean enableJoin,
        @Nullable String minRole) {

    private static final int MOST_DEVICES = 50;
    private static final Set<String> ROLES = Set.of("VIEWER", "COLLABORATOR", "ADMIN", "OWNER");

    /** Refuses what no link can have. */
    void validate(long now) {
        if (Stream.of(
                        deviceLimit,
                        validTill,
                        disablePassword,
                        nonce,
                        passHash,
                        enableDownload,
                        enableCollect,
                        enableComment,
                        enableJoin,
                        minRole)
                .allMatch(Objects::isNull)) {
            throw ApiError.badRequest("all parameters are missing");
        }
        if (deviceLimit != null && (deviceLimit < 0 || deviceLimit > MOST_DEVICES)) {
            throw ApiError.badRequest("device limit: " + deviceLimit + " out of range [0-" + MOST_DEVICES + "]");
        }
        if (validTill != null && validTill != 0 && validTill < now) {
            throw ApiError.badRequest("valid till should be greater than current timestamp");
        }
        long passwordParts = Stream.of(nonce, passHash, memLimit, opsLimit)
                .filter(Objects::nonNull)
                .count();
        if (passwordParts != 0 && passwordParts != 4) {
            throw ApiError.badRequest("all password params should be either present or missing");
        }
        if (passHash != null && passHash.isEmpty()) {
            // The link would look protected, and be open.
            throw ApiError.badRequest("password should not be empty");
        }
        if (passwordParts == 4 && Boolean.TRUE.equals(disablePassword)) {
            throw ApiError.badRequest("can not set and disable password in same request");
        }
        if (minRole != null && !ROLES.contains(minRole)) {
            throw ApiError.badRequest("invalid min role " + minRole);
        }
    }

    private boolean removesPassword() {
        return Boolean.TRUE.equals(disablePassword);
    }

    AlbumLink applyTo(AlbumLink link) {
        boolean keep = passHash == null && !removesPassword();
        boolean remove = removesPassword();
        return new AlbumLink(
                link.id(),
                link.collectionId(),
                link.ownerId(),
                link.accessToken(),
                link.isDisabled(),
                or(validTill, link.validTill()),
                deviceLimit != null ? deviceLimit.intValue() : link.deviceLimit(),
                remove ? null : keep ? link.pwHash() : passHash,
                remove ? null : keep ? link.pwNonce() : nonce,
                remove ? null : keep ? link.memLimit() : memLimit,
                remove ? null : keep ? link.opsLimit() : opsLimit,
                or(enableDownload, link.enableDownload()),
                or(enableComment, link.enableComment()),
                or(enableCollect, link.enableCollect()),
                or(enableJoin, link.enableJoin()),
                minRole != null ? minRole : link.minRole());
    }

    private static <T> T or(@Nullable T changed, T present) {
        return changed != null ? changed : present;
    }

    FileLink applyTo(FileLink link) {
        boolean keep = passHash == null && !removesPassword();
        boolean remove = removesPassword();
        return new FileLink(
                link.id(),
                link.fileId(),
                link.ownerId(),
                link.app(),
                link.accessToken(),
                or(validTill, link.validTill()),
                deviceLimit != null ? deviceLimit.intValue() : link.deviceLimit(),
                link.isDisabled(),
                or(enableDownload, link.enableDownload()),
                remove ? null : keep ? link.pwHash() : passHash,
                remove ? null : keep ? link.pwNonce() : nonce,
                remove ? null : keep ? link.memLimit() : memLimit,
                remove ? null : keep ? link.opsLimit() : opsLimit,
                link.createdAt(),
                link.encryptedFileKey(),
                link.encryptedFileKeyNonce(),
                link.kdfNonce(),
                link.kdfMemLimit(),
                link.kdfOpsLimit(),
                link.encryptedShareKey());
    }
}
