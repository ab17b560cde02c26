package museum.billing;

import museum.account.Subscriptions;
import museum.web.ApiError;
import org.springframework.stereotype.Component;

/** Tells the module of accounts what an account pays for, and ends it with the account. Protocol 10 §11. */
@Component
class SubscriptionsOfAccounts implements Subscriptions {

    private final SubscriptionQueries subscriptions;
    private final Entitlements entitlements;

    SubscriptionsOfAccounts(SubscriptionQueries subscriptions, Entitlements entitlements) {
        this.subscriptions = subscriptions;
        this.entitlements = entitlements;
    }

    @Override
    public void require(long userId) {
        find(userId);
    }

    @Override
    public boolean end(long userId) {
        var subscription = find(userId);
        return switch (subscription.paymentProvider()) {
            case "" -> true;
            case "appstore", "playstore" -> {
                subscriptions.freeTransactionId(userId);
                yield subscriptions.isCancelled(userId);
            }
            default -> subscriptions.isCancelled(userId);
        };
    }

    @Override
    public boolean isPaid(long userId) {
        return entitlements.isPaid(userId);
    }

    private Subscription find(long userId) {
        return subscriptions.find(userId).orElseThrow(ApiError::notFound);
    }
}
