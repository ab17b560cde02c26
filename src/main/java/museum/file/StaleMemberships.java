package museum.file;

import java.util.List;
import museum.collection.AlbumLocks;
import museum.collection.Memberships;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files out of albums that are still in them although they are deleted for good, as older servers could leave them. Protocol 03 §5.2. */
@Component
class StaleMemberships {

    private static final Logger log = LoggerFactory.getLogger(StaleMemberships.class);

    private final FileLocks fileLocks;
    private final AlbumLocks albumLocks;
    private final Memberships memberships;
    private final ObjectQueries objects;
    private final TransactionTemplate transaction;

    StaleMemberships(
            FileLocks fileLocks,
            AlbumLocks albumLocks,
            Memberships memberships,
            ObjectQueries objects,
            TransactionTemplate transaction) {
        this.fileLocks = fileLocks;
        this.albumLocks = albumLocks;
        this.memberships = memberships;
        this.objects = objects;
        this.transaction = transaction;
    }

    /** Looks after one file in the background, best effort. */
    void repairLater(long fileId) {
        Thread.ofVirtual().name("stale-memberships").start(() -> {
            try {
                transaction.executeWithoutResult(status -> repair(fileId));
            } catch (DataAccessException failure) {
                log.warn("could not look after the albums of file {}: {}", fileId, failure.getMessage());
            }
        });
    }

    private void repair(long fileId) {
        var file = List.of(fileId);
        fileLocks.lock(file);
        if (!fileLocks.deletedForever(file).isEmpty() && objects.liveBytes(fileId) == 0) {
            memberships.removeEverywhere(file, albumLocks.lockHolding(file).stamp());
        }
    }
}
