package museum.family;

import java.util.Collection;
import java.util.Map;

/** What families need to know of plans and of what is stored. For the module of subscriptions to implement. Protocol 07 §2, §3. */
public interface FamilyPlans {

    /**
     * What a family has to share.
     *
     * @param storage bytes of the administrator's plan, also when it is over
     * @param expiryTime µs
     * @param bonus bytes that bonuses add to it
     */
    record Plan(long storage, long expiryTime, long bonus) {}

    /** Passes for who pays, throws 402 {@code {}} for others. */
    void requirePaid(long userId);

    /** The plan of a family's administrator; 404 for an account without a subscription. */
    Plan of(long adminId);

    /** Whether somebody pays for a plan that goes on. */
    boolean hasOwnPaidPlan(long userId);

    /** Bytes that people have stored, by user; who never stored anything is absent. */
    Map<Long, Long> usage(Collection<Long> userIds);
}
