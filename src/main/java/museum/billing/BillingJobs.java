package museum.billing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import museum.database.OneNodeJob;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the background work of this module is done. Protocol 10 §10. */
@Component
class BillingJobs {

    private final OneNodeJob alone;
    private final Referrals referrals;
    private final WarnFullAccounts warnFullAccounts;

    BillingJobs(OneNodeJob alone, Referrals referrals, WarnFullAccounts warnFullAccounts) {
        this.alone = alone;
        this.referrals = referrals;
        this.warnFullAccounts = warnFullAccounts;
    }

    @Scheduled(initialDelay = 63, fixedRate = 63, timeUnit = TimeUnit.SECONDS)
    void rewardReferrals() {
        alone.run("payment_upgrade_or_downgrade", Duration.ofMinutes(10), mayGoOn -> referrals.reward());
    }

    @Scheduled(initialDelay = 30, fixedRate = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void warnFullAccounts() {
        alone.run("storage_limit_exceeded_mail_lock", Duration.ofHours(24), warnFullAccounts::run);
    }
}
