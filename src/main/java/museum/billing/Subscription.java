package museum.billing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Duration;

/**
 * The plan of an account; every account has one, from its sign-up on. Protocol 08 §2.5.
 *
 * @param storage bytes of the plan, without bonuses
 * @param originalTransactionID of the store; {@code none} for the free plan
 * @param expiryTime µs
 * @param paymentProvider empty for the free plan
 * @param attributes a JSON object as stored
 */
public record Subscription(
        long id,
        long userID,
        String productID,
        long storage,
        String originalTransactionID,
        long expiryTime,
        String paymentProvider,
        @JsonRawValue String attributes,
        String price,
        String period) {

    /** For how long (µs) after its end a plan goes on, while the provider tries to collect the money. Protocol 08 §2.2. */
    private static long grace(String provider) {
        int hours = switch (provider) {
            case "stripe" -> 336;
            case "appstore", "playstore", "paypal" -> 120;
            default -> 0;
        };
        return Duration.ofHours(hours).toNanos() / 1000;
    }

    /** Whether a plan goes on, its grace included. */
    static boolean goesOn(String provider, long expiryTime, long now) {
        return expiryTime >= now - grace(provider);
    }

    boolean isActive(long now) {
        return goesOn(paymentProvider, expiryTime, now);
    }

    Subscription priced(String price, String period) {
        return new Subscription(
                id,
                userID,
                productID,
                storage,
                originalTransactionID,
                expiryTime,
                paymentProvider,
                attributes,
                price,
                period);
    }
}
