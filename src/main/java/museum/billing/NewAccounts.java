package museum.billing;

import java.time.Duration;
import museum.account.AccountCreated;
import museum.database.Time;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives every new account the free plan and an empty usage, in the transaction that creates it. Protocol 01 §7.1. */
@Component
class NewAccounts {

    /** µs; a hundred years, which is for ever. */
    private static final long FREE_FOR = Duration.ofDays(36_525).toNanos() / 1000;

    private final SubscriptionQueries subscriptions;
    private final StorageUsage usage;
    private final Time time;

    NewAccounts(SubscriptionQueries subscriptions, StorageUsage usage, Time time) {
        this.subscriptions = subscriptions;
        this.usage = usage;
        this.time = time;
    }

    @EventListener
    void begin(AccountCreated created) {
        subscriptions.insertFree(created.userId(), time.now() + FREE_FOR);
        usage.add(created.userId(), 0);
    }
}
