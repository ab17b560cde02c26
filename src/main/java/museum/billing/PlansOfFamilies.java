package museum.billing;

import java.util.Collection;
import java.util.Map;
import museum.database.Time;
import museum.family.FamilyPlans;
import org.springframework.stereotype.Component;

/** Tells the module of families what people pay for and what they have stored. Protocol 07 §2, §3. */
@Component
class PlansOfFamilies implements FamilyPlans {

    private final Entitlements entitlements;
    private final SubscriptionQueries subscriptions;
    private final Plans plans;
    private final Bonuses bonuses;
    private final StorageUsage usage;
    private final Time time;

    PlansOfFamilies(
            Entitlements entitlements,
            SubscriptionQueries subscriptions,
            Plans plans,
            Bonuses bonuses,
            StorageUsage usage,
            Time time) {
        this.entitlements = entitlements;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.bonuses = bonuses;
        this.usage = usage;
        this.time = time;
    }

    @Override
    public void requirePaid(long userId) {
        entitlements.requirePaid(userId);
    }

    /** Rewards count as much as the plan that goes on, so not at all when it is over. */
    @Override
    public Plan of(long adminId) {
        var plan = subscriptions.require(adminId);
        long running = plan.isActive(time.now()) ? plan.storage() : 0;
        return new Plan(plan.storage(), plan.expiryTime(), Bonuses.usable(bonuses.of(adminId), running));
    }

    /** Without any grace: who has not paid in time may join. */
    @Override
    public boolean hasOwnPaidPlan(long userId) {
        var plan = plans.priced(subscriptions.require(userId));
        return !plan.productID().equals("free") && plan.expiryTime() > time.now() && !subscriptions.isCancelled(userId);
    }

    @Override
    public Map<Long, Long> usage(Collection<Long> userIds) {
        return usage.byUser(userIds);
    }
}
