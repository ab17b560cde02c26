package museum.social;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import museum.configuration.Secrets;
import org.springframework.stereotype.Component;

/** JWTs by which guests prove the name they took. Their times are seconds, unlike those of all other tokens. Protocol 05 §5.4. */
@Component
class NameTokens {

    private static final Duration LIFE = Duration.ofDays(365);
    private static final String TYPE = "anon-identity";

    /** A token and the moment of its end. */
    record Issued(String token, Instant expiresAt) {}

    private final SecretKey key;
    private final Clock clock;

    NameTokens(Secrets secrets, Clock clock) {
        this.key = Keys.hmacShaKeyFor(secrets.jwtSecret());
        this.clock = clock;
    }

    Issued issue(String anonUserId) {
        var now = clock.instant();
        var end = now.plus(LIFE);
        var token = Jwts.builder()
                .header()
                .add("typ", "JWT")
                .and()
                .claim("typ", TYPE)
                .issuer("museum")
                .subject(anonUserId)
                .issuedAt(Date.from(now))
                .expiration(Date.from(end))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
        return new Issued(token, end);
    }

    /** The name that a token proves; empty if it is forged, expired or made for something else. */
    Optional<String> read(String token) {
        try {
            var claims = Jwts.parser()
                    .clock(() -> Date.from(clock.instant()))
                    .verifyWith(key)
                    .build()
                    .parseSignedClaims(token)
                    .getPayload();
            return TYPE.equals(claims.get("typ"))
                    ? Optional.ofNullable(claims.getSubject()).filter(name -> !name.isEmpty())
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }
}
