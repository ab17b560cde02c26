package museum.billing;

import museum.database.Time;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Whether an account (or the family it belongs to) has an active or even a paid plan: one statement, as it stands before every visit of a link. Protocol 08 §2.4. */
@Service
public class Entitlements {

    /**
     * What an account's plan, or its family's, is good for.
     *
     * @param isActive whether it runs; a paid add-on carries an expired one on
     * @param isPaid active, and paid for. On servers without a user of id 1, which only Ente's own has, every active plan counts as paid
     */
    public record Entitlement(boolean isActive, boolean isPaid) {}

    private final JdbcClient jdbc;
    private final Time time;

    Entitlements(JdbcClient jdbc, Time time) {
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

    /** As {@link Entitlement#isActive}. */
    public boolean isActive(long userId) {
        return of(userId).isActive();
    }

    /** As {@link Entitlement#isPaid}. */
    public boolean isPaid(long userId) {
        return of(userId).isPaid();
    }

    /** What the account is entitled to now. */
    public Entitlement of(long userId) {
        return jdbc.sql("""
                SELECT s.product_id, s.expiry_time, s.payment_provider,
                       NOT EXISTS (SELECT FROM users WHERE user_id = 1) AS self_hosted,
                       EXISTS (SELECT FROM storage_bonus
                                WHERE user_id = p.payer AND type NOT IN ('SIGN_UP', 'REFERRAL')) AS other_than_rewards,
                       EXISTS (SELECT FROM storage_bonus
                                WHERE user_id = p.payer AND type::text = ANY (:addOns) AND storage > 0
                                  AND NOT is_revoked AND (valid_till = 0 OR valid_till > :now)) AS add_on
                  FROM (SELECT coalesce((SELECT family_admin_id FROM users WHERE user_id = :user), :user) AS payer) AS p
                  LEFT JOIN subscriptions s ON s.user_id = p.payer
                """)
                .param("user", userId)
                .param("now", time.now())
                .param("addOns", Bonus.ADD_ONS.toArray(String[]::new))
                .query((row, number) -> {
                    var provider = row.getString("payment_provider");
                    boolean runs =
                            provider != null && Subscription.goesOn(provider, row.getLong("expiry_time"), time.now());
                    boolean addOn = row.getBoolean("add_on");
                    boolean paid = !"free".equals(row.getString("product_id"))
                            || row.getBoolean("self_hosted")
                            || row.getBoolean("other_than_rewards");
                    return new Entitlement(runs || addOn, addOn || runs && paid);
                })
                .single();
    }
}
