package museum.legacy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import museum.database.TaskLock;
import museum.database.Time;
import museum.legacy.ContactMail.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds owners of recoveries that wait, and tells both when one is ready. Protocol 09 §A5. */
@Component
class RemindOwners {

    private static final Logger log = LoggerFactory.getLogger(RemindOwners.class);

    private static final Duration LEASE = Duration.ofHours(1);
    private static final int PAGE = 500;

    private final RecoveryQueries recoveries;
    private final ContactMail mail;
    private final TaskLock locks;
    private final Time time;
    private final boolean skipped;

    RemindOwners(RecoveryQueries recoveries, ContactMail mail, TaskLock locks, Time time, Configuration configuration) {
        this.recoveries = recoveries;
        this.mail = mail;
        this.locks = locks;
        this.time = time;
        this.skipped = configuration.flag("jobs.cron.skip", false);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void whenDue() {
        if (!skipped) {
            locks.acquire("recoveryReminderLock", LEASE).ifPresent(lease -> {
                try (lease) {
                    run();
                }
            });
        }
    }

    /** Looks at every recovery that is due, once. */
    void run() {
        var now = time.now();
        var page = recoveries.due(now, Long.MIN_VALUE, new UUID(0, 0), PAGE);
        while (!page.isEmpty()) {
            page.forEach(recovery -> lookAt(recovery, now));
            var last = page.getLast();
            page = recoveries.due(now, last.nextReminderAt(), last.id(), PAGE);
        }
    }

    private void lookAt(Recovery recovery, long now) {
        try {
            if (recovery.isReady(now)) {
                if (recoveries.makeReady(recovery.id(), now)) {
                    mail.tell(recovery.pair(), Letter.READY_FOR_CONTACT, Letter.READY_FOR_OWNER);
                }
            } else {
                remind(recovery, now);
            }
        } catch (RuntimeException failure) {
            log.error("The owner of the recovery {} could not be reminded", recovery.id(), failure);
        }
    }

    /** Nothing is told in the last two days: the next letter is that it is ready. */
    private void remind(Recovery recovery, long now) {
        var daysLeft = (recovery.waitTill() - countedFrom(recovery, now)) / Recoveries.DAY;
        if (daysLeft >= 2 && recoveries.setReminder(recovery, next(recovery, daysLeft, now), now)) {
            mail.tell(recovery.pair(), daysLeft, Letter.REMINDER);
        }
    }

    /** In a week, two days before the end, at the end. */
    private static long next(Recovery recovery, long daysLeft, long now) {
        if (daysLeft > 9) {
            return countedFrom(recovery, now) + 7 * Recoveries.DAY;
        }
        return daysLeft > 2 ? recovery.waitTill() - 2 * Recoveries.DAY : recovery.waitTill();
    }

    /** The time from which is counted: the one that was planned, so that days stay whole; now when the server was off so long that it is wrong. */
    private static long countedFrom(Recovery recovery, long now) {
        return now - recovery.nextReminderAt() < Recoveries.DAY ? recovery.nextReminderAt() : now;
    }
}
