package museum.account;

import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import museum.database.Time;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the work of this module is done that nobody waits for. What only removes rows may be done by several nodes at once. Protocol 01 §7.9. */
@Component
class AccountJobs {

    private final CodeQueries codes;
    private final TotpQueries totp;
    private final PasskeyQueries passkeys;
    private final PasskeySessions passkeySessions;
    private final SrpQueries srp;
    private final TokenQueries tokens;
    private final PushTokenQueries pushTokens;
    private final CleanUpDeletedAccounts cleanUp;
    private final InactiveAccounts inactive;
    private final Time time;
    private final boolean skipped;

    AccountJobs(
            CodeQueries codes,
            TotpQueries totp,
            PasskeyQueries passkeys,
            PasskeySessions passkeySessions,
            SrpQueries srp,
            TokenQueries tokens,
            PushTokenQueries pushTokens,
            CleanUpDeletedAccounts cleanUp,
            InactiveAccounts inactive,
            Time time,
            Configuration configuration) {
        this.codes = codes;
        this.totp = totp;
        this.passkeys = passkeys;
        this.passkeySessions = passkeySessions;
        this.srp = srp;
        this.tokens = tokens;
        this.pushTokens = pushTokens;
        this.cleanUp = cleanUp;
        this.inactive = inactive;
        this.time = time;
        this.skipped = configuration.flag("jobs.cron.skip", false);
    }

    /** Codes, sessions and ceremonies that are past. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void everyMinute() {
        if (!skipped) {
            var now = time.now();
            codes.deletePast(now);
            totp.deletePast(now);
            passkeys.deletePastCeremonies(now);
            passkeySessions.deletePast(now);
        }
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void everyHour() {
        if (!skipped) {
            srp.deletePast(time.now());
        }
    }

    @Scheduled(initialDelay = 45, fixedDelay = 45, timeUnit = TimeUnit.MINUTES)
    void removeDeletedAccounts() {
        if (!skipped) {
            cleanUp.run();
        }
    }

    @Scheduled(initialDelay = 11, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void everyDay() {
        if (!skipped) {
            tokens.deletePast(time.now());
            pushTokens.deletePast(time.now());
        }
    }

    @Scheduled(initialDelay = 2, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void warnInactiveAccounts() {
        if (!skipped) {
            inactive.run();
        }
    }
}
