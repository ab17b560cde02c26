package museum.billing;

import java.util.List;
import museum.web.ApiError;
import org.springframework.stereotype.Component;

/** The plans on offer. Nothing is sold here yet: everybody has the free plan, and administrators give more. Protocol 08 §2.1. */
@Component
class Plans {

    /** Bytes, and for how many periods. */
    record FreePlan(long storage, int duration, String period) {}

    /** A plan that could be bought; all texts may be empty, none is null. */
    record Plan(
            String id, String androidID, String iosID, String stripeID, long storage, String price, String period) {}

    record Offer(List<Plan> plans, FreePlan freePlan) {}

    static final FreePlan FREE = new FreePlan(10L << 30, 100, "year");

    Offer offer() {
        return new Offer(List.of(), FREE);
    }

    /** The subscription with its plan's price and period; a product that no plan explains is not found. */
    Subscription priced(Subscription subscription) {
        if (!subscription.productID().equals("free")
                && !subscription.productID().equals("family")) {
            throw ApiError.notFound();
        }
        return subscription.priced("", "year");
    }
}
