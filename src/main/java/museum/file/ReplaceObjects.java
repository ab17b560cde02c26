package museum.file;

import java.util.List;
import museum.billing.Quota;
import museum.collection.AlbumLocks;
import museum.collection.Memberships;
import museum.database.Time;
import museum.storage.Buckets;
import museum.web.ApiError;
import museum.web.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts other objects in the place of a file's, and everything that goes with it: every album that tells of the file does so anew, the account's usage
 * follows, what was replaced is going to be deleted. Protocol 03 §4.2, §4.5 (transactions).
 */
@Component
class ReplaceObjects {

    private final FileLocks fileLocks;
    private final AlbumLocks albumLocks;
    private final ObjectQueries objects;
    private final FileQueries files;
    private final Memberships memberships;
    private final UploadKeys keys;
    private final UploadedObjects measured;
    private final Quota quota;
    private final FileQueues queues;
    private final Buckets buckets;
    private final Time time;

    ReplaceObjects(
            FileLocks fileLocks,
            AlbumLocks albumLocks,
            ObjectQueries objects,
            FileQueries files,
            Memberships memberships,
            UploadKeys keys,
            UploadedObjects measured,
            Quota quota,
            FileQueues queues,
            Buckets buckets,
            Time time) {
        this.fileLocks = fileLocks;
        this.albumLocks = albumLocks;
        this.objects = objects;
        this.files = files;
        this.memberships = memberships;
        this.keys = keys;
        this.measured = measured;
        this.quota = quota;
        this.queues = queues;
        this.buckets = buckets;
        this.time = time;
    }

    /**
     * Both objects and the metadata; returns the file's new version, microseconds.
     *
     * @throws KeysInUse if an object cannot be registered
     */
    @Transactional
    long contents(Caller caller, long fileId, FileQueries.Row file) {
        fileLocks.lock(List.of(fileId));
        long stamp = announce(fileId);
        var current = objects.lockPair(fileId).orElseThrow(ApiError::notFound);
        var uploaded = file.objects();
        quota.charge(caller.userId(), caller.app(), uploaded.bytes() - current.bytes());
        var wanted = List.of(
                replacement(ObjectType.FILE, current, uploaded), replacement(ObjectType.THUMBNAIL, current, uploaded));
        swap(fileId, current, wanted, uploaded);
        files.update(fileId, file, stamp);
        return stamp;
    }

    /**
     * The thumbnail alone.
     *
     * @throws KeysInUse if the object cannot be registered
     */
    @Transactional
    void thumbnail(Caller caller, long fileId, String header, String key, long size) {
        fileLocks.lock(List.of(fileId));
        long stamp = announce(fileId);
        var current = objects.lockPair(fileId).orElseThrow(ApiError::notFound);
        var uploaded = new StoredObjects(current.fileKey(), current.fileSize(), key, size);
        quota.charge(caller.userId(), caller.app(), uploaded.bytes() - current.bytes());
        swap(fileId, current, List.of(replacement(ObjectType.THUMBNAIL, current, uploaded)), uploaded);
        files.updateThumbnail(fileId, header, size, stamp);
    }

    private static ObjectQueries.Replacement replacement(ObjectType type, StoredObjects former, StoredObjects now) {
        return new ObjectQueries.Replacement(type, former.key(type), now.key(type), now.size(type));
    }

    /** Leaves alone what is the same as before: a repeated request changes no objects. */
    private void swap(long fileId, StoredObjects current, List<ObjectQueries.Replacement> wanted, StoredObjects now) {
        var moved = wanted.stream()
                .filter(one -> !one.key().equals(one.formerKey()))
                .toList();
        var changed = wanted.stream()
                .filter(one -> moved.contains(one) || one.size() != current.size(one.type()))
                .toList();
        if (!changed.isEmpty()) {
            keys.take(moved.stream().map(ObjectQueries.Replacement::key).toList());
            measured.requireUnchanged(now);
            objects.replace(fileId, changed, buckets.primaryHot());
            queues.outdated(
                    moved.stream().map(ObjectQueries.Replacement::formerKey).toList());
        }
    }

    /** Tells all albums that have or had the file; returns the time of the change. */
    private long announce(long fileId) {
        var locked = albumLocks.lockHolding(List.of(fileId));
        if (locked.albums().isEmpty()) {
            return time.now();
        }
        memberships.touchEverywhere(List.of(fileId), true, locked.stamp());
        return locked.stamp();
    }
}
