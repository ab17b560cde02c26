package museum.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a payment provider is known to say of a subscription; stored and shown without what is empty. Protocol 08 §2.5.
 *
 * @param isCancelled whether the holder has ended it at the provider; it runs on until its expiry
 * @param customerID of Stripe
 * @param latestVerificationData a store's receipt or purchase token
 * @param stripeAccountCountry {@code US} or {@code IN}
 */
public record SubscriptionAttributes(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean isCancelled,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String customerID,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String latestVerificationData,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String stripeAccountCountry) {

    /** Of plans that nobody pays a provider for. */
    public static final SubscriptionAttributes NONE = new SubscriptionAttributes(false, null, null, null);
}
