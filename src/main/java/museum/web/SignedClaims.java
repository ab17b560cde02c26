package museum.web;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import museum.configuration.Secrets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JWTs with claims of any shape, signed with {@code jwt.secret} (HS256). Only the signature is looked at: the protocol's times are microseconds, which
 * libraries do not know, so whoever reads a token looks at its time himself. Protocol 00 §7.
 */
@Component
public class SignedClaims {

    /** What tokens may be signed with. */
    private static final Map<String, String> MACS =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

    private final SecretKey key;
    private final JsonMapper json;

    SignedClaims(Secrets secrets, JsonMapper json) {
        this.json = json;
        this.key = Keys.hmacShaKeyFor(secrets.jwtSecret());
    }

    /** A token with these claims. */
    public String sign(Map<String, ?> claims) {
        var rest = new LinkedHashMap<>(claims);
        var audience = rest.remove("aud");
        var token = Jwts.builder().header().add("typ", "JWT").and().claims(rest);
        if (audience != null) {
            // a plain text, where the library would write an array
            token.audience().single(audience.toString());
        }
        return token.signWith(key, Jwts.SIG.HS256).compact();
    }

    /**
     * The claims of a token that this server (or one with the same secret) has signed; empty for every other text. Checked by hand, as any HMAC is taken while the
     * library wants longer secrets for the longer ones.
     */
    public Optional<Map<String, Object>> read(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return object(parts[0])
                .map(header -> MACS.get(String.valueOf(header.get("alg"))))
                .flatMap(algorithm -> decoded(parts[2])
                        .filter(signature ->
                                MessageDigest.isEqual(signature, mac(algorithm, parts[0] + "." + parts[1]))))
                .flatMap(signature -> object(parts[1]));
    }

    private byte[] mac(String algorithm, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getEncoded(), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Map<String, Object>> object(String part) {
        return decoded(part).flatMap(bytes -> {
            try {
                return Optional.ofNullable(json.readValue(bytes, new TypeReference<Map<String, Object>>() {}));
            } catch (JacksonException malformed) {
                return Optional.empty();
            }
        });
    }

    private static Optional<byte[]> decoded(String part) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A whole number among the claims; 0 where it is absent or none. */
    public static long number(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
