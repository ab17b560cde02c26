package museum.customdomain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import museum.configuration.Configuration;
import org.springframework.stereotype.Component;

/** What apps switch on or off for a user, and the addresses of the companion apps. Protocol 01 §3.10. */
@Component
class FeatureFlags {

    private static final int UPLOAD_V2 = 1;
    private static final int COMMENTS = 2;
    private static final int BACKUP_OPTIONS = 4;
    private static final int VIDEO_STREAMING = 8;
    private static final int CAST_SESSIONS_V2 = 16;

    /** Of a hundred users, so many get video streaming by default. */
    private static final int VIDEO_STREAMING_SHARE = 75;

    /**
     * The answer of {@code GET /remote-store/feature-flags}.
     *
     * @param serverApiFlag bits of what the server supports for this user
     */
    record Flags(
            boolean enableStripe,
            boolean disableCFWorker,
            boolean mapEnabled,
            boolean faceSearchEnabled,
            boolean passKeyEnabled,
            boolean recoveryKeyVerified,
            boolean internalUser,
            boolean betaUser,
            boolean enableMobMultiPart,
            int serverApiFlag,
            String castUrl,
            String embedUrl,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String customDomain,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String customDomainCNAME) {}

    private final RemoteStoreQueries store;
    private final Configuration configuration;

    FeatureFlags(RemoteStoreQueries store, Configuration configuration) {
        this.store = store;
        this.configuration = configuration;
    }

    Flags of(long userId) {
        var settings = store.all(userId);
        boolean internal = isSet(settings, StoreKey.INTERNAL_USER);
        return new Flags(
                true,
                false,
                isSet(settings, StoreKey.MAP_ENABLED),
                isSet(settings, StoreKey.FACE_SEARCH_ENABLED),
                isSet(settings, StoreKey.PASSKEY_ENABLED),
                isSet(settings, StoreKey.RECOVERY_KEY_VERIFIED),
                internal,
                isSet(settings, StoreKey.BETA_USER),
                true,
                serverApi(userId, internal),
                configuration.text("apps.cast", ""),
                configuration.text("apps.embed-albums", ""),
                CustomDomains.resolved(settings.getOrDefault(StoreKey.CUSTOM_DOMAIN.label(), "")),
                configuration.text("apps.custom-domain.cname", ""));
    }

    private static boolean isSet(Map<String, String> settings, StoreKey key) {
        return "true".equals(settings.get(key.label()));
    }

    private static int serverApi(long userId, boolean internal) {
        int bits = UPLOAD_V2 | COMMENTS | BACKUP_OPTIONS;
        if (internal || videoStreamingDraw(userId) < VIDEO_STREAMING_SHARE) {
            bits |= VIDEO_STREAMING;
        }
        return internal ? bits | CAST_SESSIONS_V2 : bits;
    }

    /** A number from 0 to 99 that is always the same for a user. */
    static int videoStreamingDraw(long userId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((userId + ":video-streaming-v1").getBytes(StandardCharsets.US_ASCII));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), 100);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
