package museum.billing;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plans on offer and the plan one has. Protocol 08 §3. */
@RestController
@RequestMapping("/billing")
@Access(Access.Kind.USER)
class BillingController {

    record Purchase(
            @Nullable String paymentProvider,
            @Nullable String productID,
            @Nullable String verificationData) {}

    private final SubscriptionQueries subscriptions;
    private final Plans plans;

    BillingController(SubscriptionQueries subscriptions, Plans plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    @GetMapping("/plans/v2")
    @Access(Access.Kind.PUBLIC)
    Plans.Offer plans() {
        return plans.offer();
    }

    @GetMapping("/user-plans")
    Plans.Offer plansFor(Caller caller) {
        subscriptions.require(caller.userId());
        return plans.offer();
    }

    @GetMapping("/subscription")
    Map<String, Subscription> subscriptionOf(Caller caller) {
        return Map.of("subscription", plans.priced(subscriptions.require(caller.userId())));
    }

    /** Apps call it when somebody chooses the free plan; nothing else can be bought from this server. */
    @PostMapping("/verify-subscription")
    Map<String, Subscription> verify(Caller caller, @RequestBody Purchase purchase) {
        if (!"free".equals(purchase.productID())) {
            throw ApiError.badRequest();
        }
        return Map.of("subscription", subscriptions.require(caller.userId()));
    }

    @GetMapping("/usage")
    ResponseEntity<Map<String, String>> usage() {
        return ResponseEntity.status(410).body(Map.of("message", "This endpoint is deprecated."));
    }
}
