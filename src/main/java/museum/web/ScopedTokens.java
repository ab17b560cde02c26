package museum.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
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

    private final SignedClaims signed;
    private final Time time;

    ScopedTokens(SignedClaims signed, Time time) {
        this.signed = signed;
        this.time = time;
    }

    /** Makes a token; the address is left out when null. */
    public String issue(Scope scope, long userId, @Nullable String email) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("userID", userId);
        claims.put("expiryTime", time.now() + scope.life.toNanos() / 1000);
        if (email != null && !email.isEmpty()) {
            claims.put("email", email);
        }
        claims.put("claimScope", scope.label);
        return signed.sign(claims);
    }

    /** Reads a token of this scope; empty if it is forged, expired or made for something else. One without a scope is for payments. */
    public Optional<Bearer> read(Scope scope, String token) {
        return signed.read(token)
                .filter(claims -> scope.label.equals(claims.getOrDefault("claimScope", Scope.PAYMENT.label)))
                .filter(claims -> SignedClaims.number(claims, "expiryTime") >= time.now())
                .map(claims -> new Bearer(
                        SignedClaims.number(claims, "userID"),
                        claims.get("email") instanceof String email ? email : null));
    }
}
