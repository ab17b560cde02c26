package museum.file;

import java.time.Duration;
import java.util.Set;
import museum.database.Time;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Copies files and thumbnails from the primary to the other places where they are wanted and there is a bucket. Any number of servers may do this at once.
 * Protocol 03 §14.9, 10 §6.2.
 */
@Component
class ReplicateObjects {

    private static final Logger log = LoggerFactory.getLogger(ReplicateObjects.class);

    /** An object that was attempted is left alone for so long, microseconds. */
    private static final long PAUSE = Duration.ofHours(24).toMillis() * 1_000;

    /** What has another size in its copy than it should have is no matter of waiting. */
    private static final long LONG_PAUSE = Duration.ofDays(30).toMillis() * 1_000;

    private final CopyQueries copies;
    private final CopyPlaces copyPlaces;
    private final DownloadWorker worker;
    private final ObjectStore store;
    private final Buckets buckets;
    private final Time time;

    ReplicateObjects(
            CopyQueries copies,
            CopyPlaces copyPlaces,
            DownloadWorker worker,
            ObjectStore store,
            Buckets buckets,
            Time time) {
        this.copies = copies;
        this.copyPlaces = copyPlaces;
        this.worker = worker;
        this.store = store;
        this.buckets = buckets;
        this.time = time;
    }

    /** Looks after one object; false if none waits. */
    boolean next() {
        var places = copyPlaces.all();
        if (places.isEmpty()) {
            return false;
        }
        long now = time.now();
        var next = copies.take(places, now - PAUSE, now);
        next.ifPresent(object -> replicate(object, places));
        return next.isPresent();
    }

    private void replicate(CopyQueries.Lacking object, Set<DataCentre> places) {
        if (!object.needed()) {
            copies.wantNone(object.key());
            return;
        }
        try {
            var size = store.size(buckets.primaryHot(), object.key());
            if (size.isEmpty()) {
                log.error("{} is not in {}, where it was uploaded to", object.key(), buckets.primaryHot());
                return;
            }
            if (size.getAsLong() != object.size()) {
                log.error(
                        "{} has {} bytes in {} and should have {}",
                        object.key(),
                        size.getAsLong(),
                        buckets.primaryHot(),
                        object.size());
                return;
            }
            for (var place : places) {
                if (object.wants(place)) {
                    copy(object, place);
                }
            }
        } catch (ObjectStoreException failure) {
            log.error(
                    "{} cannot be replicated and will be tried again in a day: {}", object.key(), failure.getMessage());
        }
    }

    private void copy(CopyQueries.Lacking object, DataCentre place) {
        try {
            copyTo(place, object.key());
        } catch (ObjectStoreException refused) {
            requireThereAlready(object, place, refused);
        }
        var copied = store.size(place, object.key());
        if (copied.isEmpty() || copied.getAsLong() != object.size()) {
            log.error("The copy of {} in {} has another size than it should have", object.key(), place);
            copies.putOff(object.key(), LONG_PAUSE);
        } else if (!copies.copied(object.key(), place)) {
            store.delete(place, object.key());
        }
    }

    private void copyTo(DataCentre place, String key) {
        var primary = buckets.primaryHot();
        if (worker.isConfigured() && !buckets.isLocal(primary)) {
            store.copy(primary, key, place, key, () -> worker.open(primary, key));
        } else {
            store.copy(primary, key, place, key);
        }
    }

    /** A place under a compliance hold does not let an object be written twice. */
    private void requireThereAlready(CopyQueries.Lacking object, DataCentre place, ObjectStoreException refused) {
        var there = buckets.holdsForCompliance(place) ? store.size(place, object.key()) : null;
        if (there == null || there.isEmpty() || there.getAsLong() != object.size()) {
            throw refused;
        }
    }
}
