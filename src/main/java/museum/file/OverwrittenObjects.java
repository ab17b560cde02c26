package museum.file;

import java.util.List;
import java.util.OptionalLong;
import museum.storage.Buckets;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Somebody may have uploaded other bytes over a registered object: its URL was good for seven days. Where the object has demonstrably another size now and
 * the bucket keeps versions, the last one is undone, and copies elsewhere are made anew. Protocol 10 §6.3.
 *
 * <p>Objects that are what they should be are left alone with their rows: a refused request changes nothing, and where nothing can be undone the copies are
 * the only good ones.
 */
@Component
class OverwrittenObjects {

    private static final Logger log = LoggerFactory.getLogger(OverwrittenObjects.class);

    private final ObjectStore store;
    private final Buckets buckets;
    private final ObjectQueries objects;

    OverwrittenObjects(ObjectStore store, Buckets buckets, ObjectQueries objects) {
        this.store = store;
        this.buckets = buckets;
        this.objects = objects;
    }

    /** Looks after the objects of these files in the background. */
    void undoLater(List<FileQueries.Existing> files) {
        if (!files.isEmpty()) {
            Thread.ofVirtual().name("undo-overwrite").start(() -> files.forEach(this::undo));
        }
    }

    private void undo(FileQueries.Existing file) {
        if (file.live()) {
            undo(file.fileKey(), file.fileSize());
            undo(file.thumbnailKey(), file.thumbnailSize());
        }
    }

    private void undo(String key, long size) {
        try {
            var found = store.size(buckets.primaryHot(), key);
            if (found.isEmpty() || found.equals(OptionalLong.of(size))) {
                return;
            }
            if (store.undoOverwrite(buckets.primaryHot(), key)) {
                log.warn("{} was overwritten after it had been registered; the version before is back", key);
                objects.copyAnew(key, buckets.primaryHot());
            } else {
                log.error("{} was overwritten after it had been registered, and the bucket has no older version", key);
            }
        } catch (ObjectStoreException failure) {
            log.warn("could not look after {}: {}", key, failure.getMessage());
        }
    }
}
