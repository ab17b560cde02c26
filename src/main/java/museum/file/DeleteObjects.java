package museum.file;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import museum.database.Queue;
import museum.storage.Buckets;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the objects of files that were deleted for good 45 days ago, from every place where they lie. Done place by place: what is deleted stays so when the
 * next one fails. Protocol 03 §14.1.
 */
@Component
class DeleteObjects {

    private static final Logger log = LoggerFactory.getLogger(DeleteObjects.class);

    private static final Duration DELAY = Duration.ofDays(45);
    private static final int BATCH = 10_000;
    private static final int WORKERS = 8;

    private final Queue queue;
    private final ObjectLifeQueries objects;
    private final CopyPlaces copyPlaces;
    private final ObjectStore store;
    private final Buckets buckets;
    private final TransactionTemplate transaction;

    DeleteObjects(
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
        var keys = Objects.requireNonNull(
                transaction.execute(status -> queue.take(FileQueues.DELETE_OBJECT, DELAY, BATCH)));
        ParallelWork.forEach(keys, WORKERS, mayGoOn, this::delete);
    }

    private void delete(String key) {
        try {
            var found = objects.find(key);
            if (found.isPresent() && !found.get().isDeleted()) {
                log.error("{} is to be deleted, but a file needs it: it stays", key);
            } else if (found.isPresent()) {
                deleteEverywhere(key, found.get());
            }
            transaction.executeWithoutResult(status -> {
                objects.remove(key);
                queue.done(FileQueues.DELETE_OBJECT, List.of(key));
            });
        } catch (ObjectStoreException failure) {
            log.error("{} cannot be deleted and will be tried again: {}", key, failure.getMessage());
        }
    }

    private void deleteEverywhere(String key, ObjectLifeQueries.Registered object) {
        for (var dataCentre : object.dataCentres()) {
            if (!dataCentre.isLegacy()) {
                store.delete(dataCentre, key);
            }
            objects.forget(key, dataCentre);
        }
        if (object.copiesBegun()) {
            for (var dataCentre : copyPlaces.all()) {
                store.delete(dataCentre, key);
            }
        }
        if (object.isContent()) {
            deleteUnnotedData(object);
        }
    }

    /** Data of machine learning are written before their row: if the server ended in between, no row tells of them. */
    private void deleteUnnotedData(ObjectLifeQueries.Registered object) {
        store.delete(buckets.forFileData(DataType.MLDATA.label()), DataKeys.mlData(object.ownerId(), object.fileId()));
    }
}
