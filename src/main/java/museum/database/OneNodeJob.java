package museum.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import museum.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs background work on one server node at a time, unless the operator has switched background work off. Protocol 10 §9. */
@Component
public class OneNodeJob {

    /** Work that asks between its steps whether it may go on: not if another node has taken over because it took too long. */
    public interface Work {
        void run(BooleanSupplier mayGoOn);
    }

    private static final Logger log = LoggerFactory.getLogger(OneNodeJob.class);

    /** Asking is cheap, extending is not: once in so much of a lease will do. */
    private static final int EXTENSIONS_PER_LEASE = 10;

    private final TaskLock locks;
    private final boolean skipped;
    private final Clock clock;

    OneNodeJob(TaskLock locks, Configuration configuration, Clock clock) {
        this.locks = locks;
        this.skipped = configuration.flag("jobs.cron.skip", false);
        this.clock = clock;
    }

    /** Does the work if nobody does it already; what it throws is told in the log and tried again by the next run. */
    public void run(String task, Duration lease, Work work) {
        if (skipped) {
            return;
        }
        try {
            locks.acquire(task, lease).ifPresent(held -> {
                try (held) {
                    work.run(new Extension(held, lease));
                }
            });
        } catch (RuntimeException failure) {
            log.error("The job {} was not finished and will be tried again", task, failure);
        }
    }

    private final class Extension implements BooleanSupplier {

        private final TaskLock.Lease held;
        private final Duration lease;
        private Instant extended = clock.instant();
        private boolean lost;

        Extension(TaskLock.Lease held, Duration lease) {
            this.held = held;
            this.lease = lease;
        }

        @Override
        public synchronized boolean getAsBoolean() {
            var now = clock.instant();
            if (!lost && now.isAfter(extended.plus(lease.dividedBy(EXTENSIONS_PER_LEASE)))) {
                lost = !held.extend(lease);
                extended = now;
            }
            return !lost;
        }
    }
}
