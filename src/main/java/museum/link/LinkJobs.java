package museum.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import museum.database.Time;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what nobody needs any more. It only removes rows, so several nodes may do it at once; the first run of each day comes soon after a start, so that a server
 * that is restarted often does it, too. Protocol 04 §15.
 */
@Component
class LinkJobs {

    /** µs after which a television that showed nothing is forgotten. */
    private static final long IDLE_CAST = microseconds(Duration.ofDays(7));

    /** µs for which a television waits with its code. */
    private static final long UNCLAIMED_CAST = microseconds(Duration.ofMinutes(60));

    /** µs for which it is remembered who visited a link that is no more. */
    private static final long HISTORY = microseconds(Duration.ofDays(30));

    private final PasteQueries pastes;
    private final CastQueries casts;
    private final AccessHistoryQueries histories;
    private final Time time;
    private final boolean skipped;

    LinkJobs(
            PasteQueries pastes,
            CastQueries casts,
            AccessHistoryQueries histories,
            Time time,
            Configuration configuration) {
        this.pastes = pastes;
        this.casts = casts;
        this.histories = histories;
        this.time = time;
        this.skipped = configuration.flag("jobs.cron.skip", false);
    }

    @Scheduled(initialDelay = 3, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void everyHalfHour() {
        if (!skipped) {
            deleteExpiredPastes();
        }
    }

    @Scheduled(initialDelay = 4, fixedDelay = 45, timeUnit = TimeUnit.MINUTES)
    void everyThreeQuarters() {
        if (!skipped) {
            deleteUnclaimedCasts();
        }
    }

    @Scheduled(initialDelay = 14, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void everyDay() {
        if (!skipped) {
            deleteIdleCasts();
            deleteHistories();
        }
    }

    void deleteExpiredPastes() {
        pastes.deleteExpired(time.now());
    }

    void deleteUnclaimedCasts() {
        casts.deleteUnclaimed(time.now() - UNCLAIMED_CAST);
    }

    void deleteIdleCasts() {
        casts.deleteIdle(time.now() - IDLE_CAST);
    }

    void deleteHistories() {
        histories.deleteOfLinksEnded(time.now() - HISTORY);
    }

    private static long microseconds(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
