package museum.billing;

import java.util.Optional;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans as administrators see and set them. Protocol 08 §9.1, 10 §19.14. */
@Service
public class Subscriptions {

    /**
     * A plan to be set.
     *
     * @param storage bytes
     * @param expiryTime µs
     * @param attributes a JSON object
     */
    public record Change(
            long storage,
            String originalTransactionID,
            long expiryTime,
            String productID,
            String paymentProvider,
            String attributes) {}

    private final SubscriptionQueries subscriptions;

    Subscriptions(SubscriptionQueries subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The plan of an account, without price and period. */
    public Optional<Subscription> find(long userId) {
        return subscriptions.find(userId);
    }

    /** Replaces an account's plan and notes who asked for what; 404 for who never had one. */
    @Transactional
    public void replace(long userId, Change change, String request) {
        if (!subscriptions.replace(userId, change)) {
            throw ApiError.notFound();
        }
        subscriptions.log(userId, change.paymentProvider(), request);
    }
}
