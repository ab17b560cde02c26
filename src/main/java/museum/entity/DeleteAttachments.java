package museum.entity;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import museum.database.Time;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes the objects of deleted attachments wherever there are copies, the original last, then the row. Any number of servers may do this at once.
 * Protocol 06 §6.1.
 */
@Component
class DeleteAttachments {

    private static final Logger log = LoggerFactory.getLogger(DeleteAttachments.class);

    /** Microseconds; longer than the deletion of one object at all its places takes. */
    private static final long LEASE = 10L * 60 * 1_000_000;

    private final AttachmentSyncQueries attachments;
    private final ObjectStore store;
    private final Configuration configuration;
    private final Time time;

    DeleteAttachments(AttachmentSyncQueries attachments, ObjectStore store, Configuration configuration, Time time) {
        this.attachments = attachments;
        this.store = store;
        this.configuration = configuration;
        this.time = time;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void whenDue() {
        if (!configuration.flag("jobs.cron.skip", false)) {
            deleteAll();
        }
    }

    /** Deletes until nothing is left or something fails; what failed is tried again after the others. */
    void deleteAll() {
        for (var next = take(); next.isPresent(); next = take()) {
            try {
                delete(next.get());
            } catch (ObjectStoreException failure) {
                log.error(
                        "Attachment {} cannot be deleted and will be tried again later",
                        next.get().objectKey(),
                        failure);
                return;
            }
        }
    }

    private Optional<AttachmentSyncQueries.Taken> take() {
        long now = time.now();
        return attachments.take(true, now, now + LEASE);
    }

    private void delete(AttachmentSyncQueries.Taken attachment) {
        var copies = new TreeSet<DataCentre>(attachment.replicas());
        copies.addAll(attachment.others());
        for (var dataCentre : copies) {
            deleteAt(dataCentre, attachment.objectKey());
            attachments.forgetCopy(attachment.id(), dataCentre);
        }
        deleteAt(attachment.latest(), attachment.objectKey());
        attachments.remove(attachment.id());
    }

    private void deleteAt(DataCentre dataCentre, String objectKey) {
        if (!dataCentre.isLegacy()) {
            store.delete(dataCentre, objectKey);
        }
    }
}
