package museum.file;

import java.util.Collection;
import museum.billing.StorageUsage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes files in the trash for good: their space is free at once, their bytes disappear from the stores weeks later. Protocol 03 §9.2.
 *
 * <p>Files that are not in that person's trash are passed over, so doing it twice is as good as once.
 */
@Service
class DeleteForever {

    /**
     * What is looked at again when the files are held: meanwhile one may have been restored and trashed anew.
     *
     * @param upToVersion entries that were changed since stay
     * @param dueBy entries that are to be kept longer stay
     */
    record Limit(long upToVersion, long dueBy) {

        static final Limit NONE = new Limit(Long.MAX_VALUE, Long.MAX_VALUE);

        static Limit upTo(long version) {
            return new Limit(version, Long.MAX_VALUE);
        }

        static Limit dueBy(long time) {
            return new Limit(Long.MAX_VALUE, time);
        }
    }

    private final FileLocks fileLocks;
    private final TrashQueries trash;
    private final TrashVersions versions;
    private final ObjectQueries objects;
    private final FileDataQueries data;
    private final FileQueues queues;
    private final StorageUsage usage;

    DeleteForever(
            FileLocks fileLocks,
            TrashQueries trash,
            TrashVersions versions,
            ObjectQueries objects,
            FileDataQueries data,
            FileQueues queues,
            StorageUsage usage) {
        this.fileLocks = fileLocks;
        this.trash = trash;
        this.versions = versions;
        this.objects = objects;
        this.data = data;
        this.queues = queues;
        this.usage = usage;
    }

    /** Deletes those of these files that are in the trash of that person; returns how many these were. */
    @Transactional
    public int delete(long userId, Collection<Long> fileIds, Limit limit) {
        if (fileIds.isEmpty()) {
            return 0;
        }
        fileLocks.lock(fileIds);
        long version = versions.next(userId);
        var deleted = trash.delete(userId, fileIds, limit, version);
        if (!deleted.isEmpty()) {
            var gone = objects.markDeleted(deleted, version);
            queues.deleteObjects(gone.keys());
            queues.deleteEmbeddings(deleted);
            data.markDeleted(deleted);
            usage.add(userId, -gone.bytes());
        }
        return deleted.size();
    }
}
