package museum.web;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import museum.configuration.Secrets;
import org.springframework.stereotype.Component;

/**
 * JWTs with claims of any shape, signed with {@code jwt.secret} (HS256). Only the signature is looked at: the protocol's times are microseconds, which
 * libraries do not know, so whoever reads a token looks at its time himself. Protocol 00 §7.
 */
@Component
public class SignedClaims {

    private final SecretKey key;

    SignedClaims(Secrets secrets) {
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

    /** The claims of a token that this server (or one with the same secret) has signed; empty for every other text. */
    public Optional<Map<String, Object>> read(String token) {
        try {
            return Optional.of(Jwts.parser()
                    .verifyWith(key)
                    .clock(() -> new Date(0))
                    .build()
                    .parseSignedClaims(token)
                    .getPayload());
        } catch (JwtException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** A whole number among the claims; 0 where it is absent or none. */
    public static long number(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
