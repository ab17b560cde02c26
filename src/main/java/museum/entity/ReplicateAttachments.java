package museum.entity;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import museum.database.Time;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Copies attachments to the further places that are configured for them, where replication is on. Any number of servers may do this at once. Protocol 06
 * §6.2.
 */
@Component
class ReplicateAttachments {

    private static final Logger log = LoggerFactory.getLogger(ReplicateAttachments.class);

    /** Microseconds; longer than the copies of one attachment take. */
    private static final long LEASE = 30L * 60 * 1_000_000;

    private final AttachmentSyncQueries attachments;
    private final Buckets buckets;
    private final ObjectStore store;
    private final Configuration configuration;
    private final Time time;

    ReplicateAttachments(
            AttachmentSyncQueries attachments,
            Buckets buckets,
            ObjectStore store,
            Configuration configuration,
            Time time) {
        this.attachments = attachments;
        this.buckets = buckets;
        this.store = store;
        this.configuration = configuration;
        this.time = time;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void whenDue() {
        if (configuration.flag("replication.enabled", false)) {
            replicateAll();
        }
    }

    /** Copies until nothing is left or something fails; what failed is tried again after the others. */
    void replicateAll() {
        for (var next = take(); next.isPresent(); next = take()) {
            try {
                replicate(next.get());
            } catch (ObjectStoreException failure) {
                log.error(
                        "Attachment {} cannot be replicated and will be tried again later",
                        next.get().objectKey(),
                        failure);
                return;
            }
        }
    }

    private Optional<AttachmentSyncQueries.Taken> take() {
        long now = time.now();
        return attachments.take(false, now, now + LEASE);
    }

    private void replicate(AttachmentSyncQueries.Taken attachment) {
        var wanted = new TreeSet<>(buckets.replicasOfAttachments());
        wanted.add(buckets.forAttachments());
        wanted.removeAll(attachment.replicas());
        wanted.remove(attachment.latest());
        for (var dataCentre : wanted) {
            if (!copied(attachment, dataCentre)) {
                return;
            }
        }
        attachments.endReplication(attachment, time.now());
    }

    /** False if the attachment was deleted in the meantime; then the clean-up may have been there before the copy was, so the copy is taken away here. */
    private boolean copied(AttachmentSyncQueries.Taken attachment, DataCentre dataCentre) {
        if (!attachments.beginCopy(attachment.id(), dataCentre)) {
            return false;
        }
        store.copy(attachment.latest(), attachment.objectKey(), dataCentre, attachment.objectKey());
        if (attachments.endCopy(attachment.id(), dataCentre)) {
            return true;
        }
        store.delete(dataCentre, attachment.objectKey());
        return false;
    }
}
