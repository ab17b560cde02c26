package museum.file;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import museum.database.Queue;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lifts the compliance holds of objects that are going to be deleted, where there are holds. Elsewhere the items wait: the operator may say later that there
 * were. Protocol 03 §14.2.
 */
@Component
class ReleaseHolds {

    private static final Logger log = LoggerFactory.getLogger(ReleaseHolds.class);

    private static final int BATCH = 1500;
    private static final int WORKERS = 8;

    private final Queue queue;
    private final ObjectLifeQueries objects;
    private final CopyPlaces copyPlaces;
    private final ObjectStore store;
    private final Buckets buckets;
    private final TransactionTemplate transaction;

    ReleaseHolds(
            Queue queue,
            ObjectLifeQueries objects,
            CopyPlaces copyPlaces,
            ObjectStore store,
            Buckets buckets,
            TransactionTemplate transaction) {
        this.queue = queue;
        this.objects = objects;
        this.copyPlaces = copyPlaces;
        this.store = store;
        this.buckets = buckets;
        this.transaction = transaction;
    }

    void run(BooleanSupplier mayGoOn) {
        if (buckets.holdsForCompliance(DataCentre.WASABI_EU_CENTRAL_2_V3)) {
            var keys = Objects.requireNonNull(
                    transaction.execute(status -> queue.take(FileQueues.REMOVE_HOLD, Duration.ZERO, BATCH)));
            ParallelWork.forEach(keys, WORKERS, mayGoOn, this::release);
        }
    }

    private void release(String key) {
        try {
            for (var dataCentre : placesOf(key)) {
                releaseAt(dataCentre, key);
            }
            queue.done(FileQueues.REMOVE_HOLD, List.of(key));
        } catch (ObjectStoreException failure) {
            log.error("The hold of {} cannot be lifted and will be tried again: {}", key, failure.getMessage());
        }
    }

    private Set<DataCentre> placesOf(String key) {
        var places = EnumSet.noneOf(DataCentre.class);
        objects.find(key).ifPresent(object -> {
            places.addAll(object.dataCentres());
            if (object.copiesBegun()) {
                places.addAll(copyPlaces.all());
            }
        });
        return places;
    }

    /** Lifts the hold of an object at one place, if there are holds. */
    void releaseAt(DataCentre dataCentre, String key) {
        if (buckets.holdsForCompliance(dataCentre)) {
            store.releaseHold(dataCentre, key);
        }
    }
}
