package museum.billing;

import java.util.Optional;
import museum.web.ApiError;
import org.springframework.dao.DuplicateKeyException;
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
     * @param attributes {@link SubscriptionAttributes} as JSON
     */
    public record Change(
            long storage,
            String originalTransactionID,
            long expiryTime,
            String productID,
            String paymentProvider,
            String attributes) {}

    /** PostgreSQL's indexes cannot hold texts of any length. */
    private static final int LONGEST_TRANSACTION = 500;

    private final SubscriptionQueries subscriptions;

    Subscriptions(SubscriptionQueries subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The plan of an account, without price and period. */
    public Optional<Subscription> find(long userId) {
        return subscriptions.find(userId);
    }

    /** Replaces an account's plan and notes who asked for what; 404 for who never had one, 409 if the transaction is another account's. */
    @Transactional
    public void replace(long userId, Change change, String request) {
        if (change.originalTransactionID().length() > LONGEST_TRANSACTION) {
            throw ApiError.badRequest("transaction ids have at most " + LONGEST_TRANSACTION + " characters");
        }
        try {
            if (!subscriptions.replace(userId, change)) {
                throw ApiError.notFound();
            }
        } catch (DuplicateKeyException taken) {
            throw ApiError.conflict("transaction " + change.originalTransactionID() + " belongs to another account");
        }
        subscriptions.log(userId, change.paymentProvider(), request);
    }
}
