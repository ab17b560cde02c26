package museum.billing;

import java.util.Optional;
import museum.database.Time;
import museum.family.Families;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Whether an account (or the family it belongs to) has an active or even a paid plan. Protocol 08 §2.4. */
@Service
public class Entitlements {

    private final SubscriptionQueries subscriptions;
    private final Bonuses bonuses;
    private final Families families;
    private final JdbcClient jdbc;
    private final Time time;

    Entitlements(SubscriptionQueries subscriptions, Bonuses bonuses, Families families, JdbcClient jdbc, Time time) {
        this.subscriptions = subscriptions;
        this.bonuses = bonuses;
        this.families = families;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Passes, or throws 402 {@code {}}. */
    public void requireActive(long userId) {
        if (!isActive(userId)) {
            throw ApiError.paymentRequired();
        }
    }

    /** Passes, or throws 402 {@code {}}. */
    public void requirePaid(long userId) {
        if (!isPaid(userId)) {
            throw ApiError.paymentRequired();
        }
    }

    /** Whether the account's plan, or its family's, runs; a paid add-on carries an expired one on. */
    public boolean isActive(long userId) {
        long payer = payerOf(userId);
        return running(payer).isPresent() || hasPaidAddOn(payer);
    }

    /** As {@link #isActive}, and paid for. On servers without a user of id 1, which only Ente's own has, every active plan counts as paid. */
    public boolean isPaid(long userId) {
        long payer = payerOf(userId);
        if (hasPaidAddOn(payer)) {
            return true;
        }
        return running(payer)
                .map(plan -> !plan.productID().equals("free") || isSelfHosted() || hasOtherThanRewards(payer))
                .orElse(false);
    }

    /** Whose plan and bonuses count for this user. */
    long payerOf(long userId) {
        return families.adminOf(userId).orElse(userId);
    }

    private Optional<Subscription> running(long payer) {
        return subscriptions.find(payer).filter(plan -> plan.isActive(time.now()));
    }

    private boolean hasPaidAddOn(long payer) {
        return bonuses.of(payer).stream().anyMatch(bonus -> bonus.isAddOn() && bonus.storage() > 0);
    }

    private boolean isSelfHosted() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM users WHERE user_id = 1)")
                .query(Boolean.class)
                .single();
    }

    private boolean hasOtherThanRewards(long payer) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM storage_bonus WHERE user_id = :user AND type NOT IN ('SIGN_UP', 'REFERRAL'))
                """).param("user", payer).query(Boolean.class).single();
    }
}
