package museum.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import museum.database.Time;
import museum.web.SignedClaims;
import org.springframework.stereotype.Component;

/**
 * What a browser gets when it opens a paste's page, and must show when it takes the paste: so that programs that only look at links do not use pastes up.
 * Protocol 04 §10.2.
 */
@Component
class PasteGuard {

    static final String COOKIE = "paste_guard";
    static final Duration LIFE = Duration.ofMinutes(2);

    private final SignedClaims signed;
    private final Time time;

    PasteGuard(SignedClaims signed, Time time) {
        this.signed = signed;
        this.time = time;
    }

    String issue(String accessToken, String userAgent) {
        return signed.sign(Map.of(
                "accessToken",
                accessToken,
                "userAgentHash",
                hash(userAgent),
                "expiryTime",
                time.now() + LIFE.toNanos() / 1000));
    }

    boolean admits(String guard, String accessToken, String userAgent) {
        return signed.read(guard)
                .filter(claims -> accessToken.equals(claims.get("accessToken")))
                .filter(claims -> hash(userAgent).equals(claims.get("userAgentHash")))
                .filter(claims -> SignedClaims.number(claims, "expiryTime") >= time.now())
                .isPresent();
    }

    private static String hash(String userAgent) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(userAgent.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
