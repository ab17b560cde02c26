package museum.billing;

import java.time.Clock;
import java.time.ZoneOffset;
import museum.account.AccountCreated;
import museum.database.Time;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives every new account the free plan and an empty usage, in the transaction that creates it. Protocol 01 §7.1. */
@Component
class NewAccounts {

    private final SubscriptionQueries subscriptions;
    private final StorageUsage usage;
    private final Clock clock;

    NewAccounts(SubscriptionQueries subscriptions, StorageUsage usage, Clock clock) {
        this.subscriptions = subscriptions;
        this.usage = usage;
        this.clock = clock;
    }

    @EventListener
    void begin(AccountCreated created) {
        var end = clock.instant().atOffset(ZoneOffset.UTC).plusYears(Plans.FREE.duration());
        subscriptions.insertFree(created.userId(), Time.microseconds(end.toInstant()));
        usage.add(created.userId(), 0);
    }
}
