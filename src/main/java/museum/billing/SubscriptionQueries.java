package museum.billing;

import java.util.Optional;
import museum.web.ApiError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code subscriptions}. */
@Repository
class SubscriptionQueries {

    private final JdbcClient jdbc;

    SubscriptionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Subscription> find(long userId) {
        return jdbc.sql("""
                SELECT subscription_id AS id, user_id, product_id, storage, original_transaction_id, expiry_time,
                       payment_provider, attributes::text AS attributes, '' AS price, '' AS period
                  FROM subscriptions
                 WHERE user_id = :user
                """)
                .param("user", userId)
                .query((row, number) -> new Subscription(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getString("product_id"),
                        row.getLong("storage"),
                        row.getString("original_transaction_id"),
                        row.getLong("expiry_time"),
                        row.getString("payment_provider"),
                        row.getString("attributes"),
                        row.getString("price"),
                        row.getString("period")))
                .optional();
    }

    /** 404 for an account without a plan. */
    Subscription require(long userId) {
        return find(userId).orElseThrow(ApiError::notFound);
    }

    /** Gives a new account the free plan. */
    void insertFree(long userId, long expiryTime) {
        jdbc.sql("""
                INSERT INTO subscriptions (user_id, storage, original_transaction_id, expiry_time, product_id, payment_provider, attributes)
                VALUES (:user, :storage, 'none', :expiry, 'free', '', '{}')
                    ON CONFLICT (user_id) DO NOTHING
                """)
                .param("user", userId)
                .param("storage", Plans.FREE.storage())
                .param("expiry", expiryTime)
                .update();
    }

    /** False if the account has no plan. */
    boolean replace(long userId, Subscriptions.Change change) {
        return jdbc.sql("""
                UPDATE subscriptions
                   SET storage = :storage, original_transaction_id = :transaction, expiry_time = :expiry,
                       product_id = :product, payment_provider = :provider, attributes = :attributes::jsonb, upgraded_at = 0
                 WHERE user_id = :user
                """)
                        .param("storage", change.storage())
                        .param("transaction", change.originalTransactionID())
                        .param("expiry", change.expiryTime())
                        .param("product", change.productID())
                        .param("provider", change.paymentProvider())
                        .param("attributes", change.attributes())
                        .param("user", userId)
                        .update()
                == 1;
    }

    void log(long userId, String provider, String notification) {
        jdbc.sql("""
                INSERT INTO subscription_logs (user_id, payment_provider, notification, verification_response)
                VALUES (:user, :provider, :notification::jsonb, '{}')
                """)
                .param("user", userId)
                .param("provider", provider)
                .param("notification", notification)
                .update();
    }

    /** Marks the store's transaction as that of a deleted account, so that another account may claim the purchase. */
    void freeTransactionId(long userId) {
        jdbc.sql("""
                UPDATE subscriptions SET original_transaction_id = user_id || ':' || original_transaction_id
                 WHERE user_id = :user AND NOT starts_with(original_transaction_id, user_id || ':')
                """).param("user", userId).update();
    }

    /** Whether the holder has ended it at the provider. */
    boolean isCancelled(long userId) {
        return jdbc.sql(
                        "SELECT coalesce((attributes ->> 'isCancelled')::boolean, false) FROM subscriptions WHERE user_id = :user")
                .param("user", userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Where the holder pays by Stripe: {@code US}, which also stands for nowhere, {@code IN}, or empty when it was not noted. */
    Optional<String> stripeCountry(long userId) {
        return jdbc.sql("""
                SELECT CASE WHEN payment_provider = 'stripe' THEN coalesce(attributes ->> 'stripeAccountCountry', '') ELSE 'US' END
                  FROM subscriptions
                 WHERE user_id = :user
                """).param("user", userId).query(String.class).optional();
    }
}
