package museum.web;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import museum.configuration.Secrets;
import museum.database.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * JWTs for one purpose: for the companion sites (payments, families, accounts) and for steps that prove themselves later (deletion, recovery). Their times
 * are microseconds in a claim of its own, which libraries do not know. Protocol 00 §7.
 */
@Component
public class ScopedTokens {

    /** What a token is good for. */
    public enum Scope {
        PAYMENT("PAYMENT", Duration.ofDays(1)),
        FAMILIES("FAMILIES", Duration.ofDays(1)),
        ACCOUNTS("ACCOUNTS", Duration.ofMinutes(30)),
        DELETE_ACCOUNT("DELETE_ACCOUNT", Duration.ofDays(1)),
        RESTORE_ACCOUNT("RestoreAccount", Duration.ofDays(7));

        private final String label;
        private final Duration life;

        Scope(String label, Duration life) {
            this.label = label;
            this.life = life;
        }
    }

    /**
     * What a valid token says.
     *
     * @param userId 0 where the token names nobody
     * @param email null where it names no address
     */
    public record Bearer(long userId, @Nullable String email) {}

    private final SecretKey key;
    private final Time time;

    ScopedTokens(Secrets secrets, Time time) {
        this.key = Keys.hmacShaKeyFor(secrets.jwtSecret());
        this.time = time;
    }

    /** Makes a token; the address is left out when null. */
    public String issue(Scope scope, long userId, @Nullable String email) {
        var token = Jwts.builder()
                .header()
                .add("typ", "JWT")
                .and()
                .claim("userID", userId)
                .claim("expiryTime", time.now() + scope.life.toNanos() / 1000)
                .claim("claimScope", scope.label);
        if (email != null && !email.isEmpty()) {
            token.claim("email", email);
        }
        return token.signWith(key, Jwts.SIG.HS256).compact();
    }

    /** Reads a token of this scope; empty if it is forged, expired or made for something else. One without a scope is for payments. */
    public Optional<Bearer> read(Scope scope, String token) {
        try {
            var claims = Jwts.parser()
                    .verifyWith(key)
                    .build()
                    .parseSignedClaims(token)
                    .getPayload();
            var named = claims.getOrDefault("claimScope", Scope.PAYMENT.label);
            return scope.label.equals(named) && number(claims, "expiryTime") >= time.now()
                    ? Optional.of(new Bearer(number(claims, "userID"), claims.get("email", String.class)))
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
