package museum.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import museum.configuration.Secrets;
import museum.database.Time;
import museum.web.SignedClaims;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tokens by which a browser that was counted once against a link's device limit is known again. All times are µs. Protocol 04 §3.3. */
@Component
class DeviceTokens {

    private static final String BINDING = "ente:public-link-device-token:access-token:v1\0";
    private static final String AUDIENCE = "public-link-device";
    private static final long LIFE = Duration.ofDays(365).toNanos() / 1000;
    private static final long RENEWED_BEFORE_END = Duration.ofDays(30).toNanos() / 1000;

    private final SignedClaims signed;
    private final Secrets secrets;
    private final Time time;

    DeviceTokens(SignedClaims signed, Secrets secrets, Time time) {
        this.signed = signed;
        this.secrets = secrets;
        this.time = time;
    }

    /** The time (µs) until which a token of this link is good; empty for a token that is none, is over or belongs to another link. */
    Optional<Long> validUntil(LinkIdentity link, String token) {
        return signed.read(token)
                .filter(claims -> "link-device".equals(claims.get("typ"))
                        && link.scope().equals(claims.get("scope"))
                        && link.id().equals(claims.get("linkID"))
                        && "museum".equals(claims.get("iss"))
                        && isForPublicLinks(claims.get("aud"))
                        && binding(link).equals(claims.get("ath")))
                .map(claims -> SignedClaims.number(claims, "exp"))
                .filter(end -> end >= time.now());
    }

    boolean isNearItsEnd(long validUntil) {
        return validUntil - time.now() < RENEWED_BEFORE_END;
    }

    /** A token for a year, or until the link itself ends. */
    String issue(LinkIdentity link) {
        long now = time.now();
        long end = now + LIFE;
        var claims = new LinkedHashMap<String, Object>();
        claims.put("typ", "link-device");
        claims.put("scope", link.scope());
        claims.put("linkID", link.id());
        claims.put("ath", binding(link));
        claims.put("iat", now);
        claims.put("exp", link.validTill() > 0 ? Math.min(end, link.validTill()) : end);
        claims.put("iss", "museum");
        claims.put("aud", AUDIENCE);
        return signed.sign(claims);
    }

    private static boolean isForPublicLinks(@Nullable Object audience) {
        return AUDIENCE.equals(audience)
                || audience instanceof Collection<?> all && all.size() == 1 && all.contains(AUDIENCE);
    }

    private String binding(LinkIdentity link) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.jwtSecret(), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((BINDING + link.accessToken()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
