package museum.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.SignedClaims;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proves that a visitor knows a link's password. The password's hash is made by clients and only compared; the proof holds the hash, so that a new
 * password ends it. Protocol 04 §3.4.
 */
@Component
class LinkPasswords {

    private static final long LIFE = Duration.ofDays(365).toNanos() / 1000;

    private final SignedClaims signed;
    private final Time time;

    LinkPasswords(SignedClaims signed, Time time) {
        this.signed = signed;
        this.time = time;
    }

    /** The proof for the right hash; 400 {@code {}} for a link without a password, 401 {@code {}} for a wrong one. */
    String verify(@Nullable String stored, String given) {
        if (stored == null || stored.isEmpty()) {
            throw ApiError.badRequest();
        }
        if (!isSame(stored, given)) {
            throw ApiError.unauthorized();
        }
        return signed.sign(Map.of("passKey", stored, "expiryTime", time.now() + LIFE));
    }

    boolean isProof(String proof, String stored) {
        return signed.read(proof)
                .filter(claims -> claims.get("passKey") instanceof String hash && isSame(hash, stored))
                .filter(claims -> SignedClaims.number(claims, "expiryTime") >= time.now())
                .isPresent();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
