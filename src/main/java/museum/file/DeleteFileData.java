package museum.file;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import museum.database.Time;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes the derived data of files that were deleted for good, wherever there are copies, the place where they were written last at the end, then the row.
 * Protocol 03 §14.8.
 */
@Component
class DeleteFileData {

    private static final Logger log = LoggerFactory.getLogger(DeleteFileData.class);

    /** Longer than the deletion at all places takes; a row that fails is tried again after it. */
    private static final long LEASE = Duration.ofMinutes(10).toMillis() * 1_000;

    private final FileDataSyncQueries rows;
    private final ObjectStore store;
    private final Time time;

    DeleteFileData(FileDataSyncQueries rows, ObjectStore store, Time time) {
        this.rows = rows;
        this.store = store;
        this.time = time;
    }

    void run(BooleanSupplier mayGoOn) {
        while (mayGoOn.getAsBoolean()) {
            var next = take();
            if (next.isEmpty()) {
                return;
            }
            delete(next.get());
        }
    }

    private Optional<FileDataSyncQueries.Leased> take() {
        long now = time.now();
        return rows.take(true, now, now + LEASE);
    }

    private void delete(FileDataSyncQueries.Leased leased) {
        var row = leased.row();
        try {
            for (var dataCentre : leased.copies()) {
                deleteAt(dataCentre, row);
                rows.forget(row, dataCentre);
            }
            deleteAt(row.latestBucket(), row);
            rows.remove(row);
        } catch (ObjectStoreException failure) {
            log.error(
                    "{} of file {} cannot be deleted and will be tried again: {}",
                    row.type().label(),
                    row.fileId(),
                    failure.getMessage());
        }
    }

    private void deleteAt(DataCentre dataCentre, FileDataRow row) {
        if (dataCentre.isLegacy()) {
            return;
        }
        if (row.type() == DataType.MLDATA) {
            store.delete(dataCentre, DataKeys.mlData(row.userId(), row.fileId()));
        } else {
            store.deletePrefix(dataCentre, DataKeys.previews(row.userId(), row.fileId(), row.type()));
        }
    }
}
