package museum.file;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
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
 * Copies derived data to the further places that are configured for their type, and takes older ones away from places where they no longer belong. Any number
 * of servers may do this at once. Protocol 03 §14.9, 10 §7.
 */
@Component
class ReplicateFileData {

    private static final Logger log = LoggerFactory.getLogger(ReplicateFileData.class);

    /** Longer than the copies of one row take; a row that fails is tried again after it. */
    private static final long LEASE = Duration.ofMinutes(240).toMillis() * 1_000;

    private final FileDataSyncQueries rows;
    private final ObjectStore store;
    private final Buckets buckets;
    private final Time time;

    ReplicateFileData(FileDataSyncQueries rows, ObjectStore store, Buckets buckets, Time time) {
        this.rows = rows;
        this.store = store;
        this.buckets = buckets;
        this.time = time;
    }

    /** Looks after one row; false if none waits. */
    boolean next() {
        var next = take();
        next.ifPresent(this::replicate);
        return next.isPresent();
    }

    private Optional<FileDataSyncQueries.Leased> take() {
        long now = time.now();
        return rows.take(false, now, now + LEASE);
    }

    private void replicate(FileDataSyncQueries.Leased leased) {
        var row = leased.row();
        try {
            var wanted = wanted(row);
            for (var dataCentre : wanted) {
                if (!row.replicatedBuckets().contains(dataCentre) && !copied(row, dataCentre)) {
                    break;
                }
            }
            for (var dataCentre : leased.outdated()) {
                if (!wanted.contains(dataCentre)) {
                    clean(row, dataCentre);
                }
            }
            rows.endReplication(row);
        } catch (ObjectStoreException | IllegalStateException failure) {
            log.error(
                    "{} of file {} cannot be replicated and will be tried again in some hours: {}",
                    row.type().label(),
                    row.fileId(),
                    failure.getMessage());
        }
    }

    private Set<DataCentre> wanted(FileDataRow row) {
        var wanted = EnumSet.of(buckets.forFileData(row.type().label()));
        wanted.addAll(buckets.replicasOfFileData(row.type().label()));
        wanted.remove(row.latestBucket());
        return wanted;
    }

    /** False if the row was changed or deleted meanwhile. */
    private boolean copied(FileDataRow row, DataCentre to) {
        if (!rows.beginCopy(row, to)) {
            return false;
        }
        var from = row.latestBucket();
        requireMetadataSize(row, from);
        store.copy(from, row.metadataKey(), to, row.metadataKey());
        if (row.objId() != null) {
            store.copy(from, row.objectKey(), to, row.objectKey());
        }
        if (rows.endCopy(row, to)) {
            return true;
        }
        store.delete(to, row.metadataKey());
        if (row.objId() != null) {
            store.delete(to, row.objectKey());
        }
        return false;
    }

    /** What is copied must be what the row is about. */
    private void requireMetadataSize(FileDataRow row, DataCentre from) {
        long expected = row.size() - Objects.requireNonNullElse(row.objSize(), 0L);
        var found = store.size(from, row.metadataKey());
        if (found.isEmpty() || found.getAsLong() != expected) {
            throw new IllegalStateException(
                    "%s in %s should have %d bytes".formatted(row.metadataKey(), from, expected));
        }
    }

    /** Previews that were replaced have keys of their own, which are deleted in their own way. */
    private void clean(FileDataRow row, DataCentre dataCentre) {
        if (row.type() == DataType.MLDATA && buckets.isActive(dataCentre)) {
            store.delete(dataCentre, row.metadataKey());
            rows.forgetOutdated(row, dataCentre);
        }
    }
}
