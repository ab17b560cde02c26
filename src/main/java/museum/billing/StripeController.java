package museum.billing;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the payment pages ask. This server sells nothing: it has no plan on offer and no page to return to, so nothing can be bought or exchanged, as on a Museum without
 * keys of Stripe. Protocol 08 §4.
 */
@RestController
@RequestMapping("/billing")
@Access(Access.Kind.USER)
class StripeController {

    record PlanChange(@Nullable String productID) {}

    private static final String STRIPE = "stripe";

    private final SubscriptionQueries subscriptions;

    StripeController(SubscriptionQueries subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Which of the two accounts that Ente has at Stripe a person pays to. */
    @GetMapping("/stripe-account-country")
    @Access(Access.Kind.PAYMENT)
    Map<String, String> country(Caller caller) {
        return Map.of(
                "stripeAccountCountry",
                subscriptions.stripeCountry(caller.userId()).orElseThrow(ApiError::notFound));
    }

    /** No page is listed to which people would return. */
    @GetMapping("/stripe/checkout-session")
    @Access(Access.Kind.PAYMENT)
    void checkOut() {
        throw ApiError.badRequest();
    }

    /** There is no plan to change to. */
    @PostMapping("/stripe/update-subscription")
    @Access(Access.Kind.PAYMENT)
    void exchange(@RequestBody PlanChange change) {
        throw ApiError.notFound();
    }

    /** As {@link #checkOut}. */
    @GetMapping("/stripe/customer-portal")
    void openPortal() {
        throw ApiError.badRequest();
    }

    @PostMapping("/stripe/cancel-subscription")
    Map<String, Subscription> cancel(Caller caller) {
        return cancelled(caller, true);
    }

    @PostMapping("/stripe/activate-subscription")
    Map<String, Subscription> activate(Caller caller) {
        return cancelled(caller, false);
    }

    /** Only Stripe could change it. */
    private Map<String, Subscription> cancelled(Caller caller, boolean wanted) {
        var subscription = subscriptions.require(caller.userId());
        if (!subscription.paymentProvider().equals(STRIPE)) {
            throw ApiError.badRequest();
        }
        if (subscriptions.isCancelled(caller.userId()) != wanted) {
            throw ApiError.badRequest("Stripe is not set up on this server");
        }
        return Map.of("subscription", subscription);
    }
}
