package museum.file;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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
 * Deletes what was uploaded and never registered: objects, parts of uploads that were never completed, and also uploads that were completed and then
 * forgotten. Expired keys cannot be registered any more, so nothing is deleted under anybody's hands. Protocol 03 §14.4.
 */
@Component
class UnreportedUploads {

    private static final Logger log = LoggerFactory.getLogger(UnreportedUploads.class);

    private static final int BATCH = 1000;
    private static final int WORKERS = 8;

    private final TempObjects temp;
    private final ObjectLifeQueries objects;
    private final ObjectStore store;
    private final Buckets buckets;
    private final TransactionTemplate transaction;
    private final Time time;

    UnreportedUploads(
            TempObjects temp,
            ObjectLifeQueries objects,
            ObjectStore store,
            Buckets buckets,
            TransactionTemplate transaction,
            Time time) {
        this.temp = temp;
        this.objects = objects;
        this.store = store;
        this.buckets = buckets;
        this.transaction = transaction;
        this.time = time;
    }

    void run(BooleanSupplier mayGoOn) {
        long begun = time.now();
        List<TempObjects.Expired> expired;
        do {
            expired = Objects.requireNonNull(transaction.execute(status -> temp.expired(begun, BATCH)));
            ParallelWork.forEach(expired, WORKERS, mayGoOn, this::delete);
        } while (expired.size() == BATCH && mayGoOn.getAsBoolean());
    }

    private void delete(TempObjects.Expired upload) {
        try {
            if (!temp.isRegistered(upload.key())) {
                deleteObjects(upload);
            }
            temp.remove(upload.key());
        } catch (ObjectStoreException failure) {
            log.error(
                    "The upload {} cannot be deleted and will be tried again: {}", upload.key(), failure.getMessage());
            temp.expire(List.of(upload.key()));
        }
    }

    private void deleteObjects(TempObjects.Expired upload) {
        var bucket = upload.bucket() == null ? buckets.primaryHot() : DataCentre.of(upload.bucket());
        if (bucket.isLegacy()) {
            return;
        }
        if (upload.uploadId() != null) {
            store.abortMultipart(bucket, upload.key(), upload.uploadId());
        }
        store.delete(bucket, upload.key());
        if (upload.key().contains("/file-data/")) {
            store.delete(bucket, DataKeys.playlist(upload.key()));
        }
    }
}
