package museum.file;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import museum.database.Queue;
import museum.database.Time;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes objects that others have taken the place of, in two steps: at once they are freed of holds and noted for deletion, 24 days later they are deleted
 * wherever they may lie. Before each step it is looked whether something refers to them (again); those stay. Protocol 03 §14.3.
 */
@Component
class OutdatedObjects {

    private static final Logger log = LoggerFactory.getLogger(OutdatedObjects.class);

    private static final long DELAY = Duration.ofDays(24).toMillis() * 1_000;
    private static final int BATCH = 200;
    private static final int WORKERS = 4;

    private final Queue queue;
    private final ObjectLifeQueries objects;
    private final ReleaseHolds holds;
    private final ObjectStore store;
    private final Buckets buckets;
    private final TransactionTemplate transaction;
    private final Time time;

    OutdatedObjects(
            Queue queue,
            ObjectLifeQueries objects,
            ReleaseHolds holds,
            ObjectStore store,
            Buckets buckets,
            TransactionTemplate transaction,
            Time time) {
        this.queue = queue;
        this.objects = objects;
        this.holds = holds;
        this.store = store;
        this.buckets = buckets;
        this.transaction = transaction;
        this.time = time;
    }

    void run(BooleanSupplier mayGoOn) {
        step(FileQueues.OUTDATED, Long.MAX_VALUE, mayGoOn, this::prepare);
        step(FileQueues.DELETE_OUTDATED, time.now() - DELAY, mayGoOn, this::delete);
    }

    /** Goes on as long as something is done: what fails is tried by the next run. */
    private void step(String name, long queuedBefore, BooleanSupplier mayGoOn, Predicate<String> work) {
        boolean progress = true;
        while (progress && mayGoOn.getAsBoolean()) {
            var done = ConcurrentHashMap.<String>newKeySet();
            ParallelWork.forEach(objects.unreferenced(name, queuedBefore, BATCH), WORKERS, mayGoOn, key -> {
                if (attempt(key, work)) {
                    done.add(key);
                }
            });
            progress = !done.isEmpty();
        }
    }

    private static boolean attempt(String key, Predicate<String> work) {
        try {
            return work.test(key);
        } catch (ObjectStoreException failure) {
            log.error(
                    "The replaced object {} cannot be deleted and will be tried again: {}", key, failure.getMessage());
            return false;
        }
    }

    private boolean prepare(String key) {
        for (var dataCentre : placesOf(key)) {
            holds.releaseAt(dataCentre, key);
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!objects.hold(FileQueues.OUTDATED, key) || objects.isReferenced(key)) {
                return false;
            }
            queue.add(FileQueues.DELETE_OUTDATED, key);
            queue.done(FileQueues.OUTDATED, List.of(key));
            return true;
        }));
    }

    private boolean delete(String key) {
        if (objects.isReferenced(key)) {
            return false;
        }
        for (var dataCentre : placesOf(key)) {
            store.delete(dataCentre, key);
        }
        queue.done(FileQueues.DELETE_OUTDATED, List.of(key));
        return true;
    }

    /** Nothing says any more where a replaced object was copied to. Derived data may be anywhere. */
    private Set<DataCentre> placesOf(String key) {
        var places = key.contains("/file-data/")
                ? EnumSet.allOf(DataCentre.class)
                : EnumSet.of(
                        DataCentre.B2_EU_CEN,
                        DataCentre.WASABI_EU_CENTRAL_2_V3,
                        DataCentre.SCW_EU_FR_V3,
                        buckets.primaryHot(),
                        buckets.secondaryHot());
        places.removeIf(dataCentre -> dataCentre.isLegacy() || !buckets.isActive(dataCentre));
        return places;
    }
}
