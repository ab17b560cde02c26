package museum.billing;

import museum.account.Subscriptions;
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
        subscriptions.require(userId);
    }

    @Override
    public boolean end(long userId) {
        var subscription = subscriptions.require(userId);
        if (subscription.productID().equals("free")) {
            return true;
        }
        return switch (subscription.paymentProvider()) {
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
}
