package museum.file;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import museum.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes copies of objects at further places, where the operator has switched that on. */
@Component
class Replication {

    private static final Logger log = LoggerFactory.getLogger(Replication.class);

    private final ReplicateObjects objects;
    private final ReplicateFileData data;
    private final Configuration configuration;
    private final AtomicBoolean copyingObjects = new AtomicBoolean();
    private final AtomicBoolean copyingData = new AtomicBoolean();

    Replication(ReplicateObjects objects, ReplicateFileData data, Configuration configuration) {
        this.objects = objects;
        this.data = data;
        this.configuration = configuration;
    }

    @Scheduled(initialDelay = 1, fixedRate = 60, timeUnit = TimeUnit.SECONDS)
    void copyObjects() {
        work(copyingObjects, configuration.integer("replication.worker-count", 6), objects::next);
    }

    @Scheduled(initialDelay = 1, fixedRate = 60, timeUnit = TimeUnit.SECONDS)
    void copyFileData() {
        work(copyingData, configuration.integer("replication.file-data.worker-count", 10), data::next);
    }

    /** Several workers, each until nothing waits; unless those of the last time are still at it. */
    private void work(AtomicBoolean atWork, int workers, BooleanSupplier next) {
        if (!configuration.flag("replication.enabled", false) || !atWork.compareAndSet(false, true)) {
            return;
        }
        try {
            var numbers = IntStream.range(0, workers).boxed().toList();
            ParallelWork.forEach(numbers, Math.max(1, workers), () -> true, worker -> workUntilDone(next));
        } finally {
            atWork.set(false);
        }
    }

    private static void workUntilDone(BooleanSupplier next) {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = next.getAsBoolean();
            }
        } catch (RuntimeException failure) {
            log.error("Replication pauses", failure);
        }
    }
}
