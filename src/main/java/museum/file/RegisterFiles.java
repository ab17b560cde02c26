package museum.file;

import java.util.ArrayList;
import java.util.List;
import museum.billing.Quota;
import museum.collection.AlbumLocks;
import museum.collection.CollectionFileItem;
import museum.collection.Memberships;
import museum.storage.Buckets;
import museum.web.ApiError;
import museum.web.App;
import museum.web.ErrorCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes uploaded objects files of one album and one owner: all of them or none, together with the album's version, the account's usage and everything
 * that says where the objects are. Protocol 03 §4.1 (step 13).
 */
@Component
class RegisterFiles {

    /** A file to be made, with its key as encrypted for the album. */
    record Registration(FileQueries.Row file, String encryptedKey, String keyDecryptionNonce) {}

    /**
     * What was made.
     *
     * @param stamp microseconds
     */
    record Registered(List<Long> fileIds, long stamp) {}

    private final UploadKeys keys;
    private final UploadedObjects uploaded;
    private final AlbumLocks locks;
    private final FileQueries files;
    private final Memberships memberships;
    private final Quota quota;
    private final Buckets buckets;

    RegisterFiles(
            UploadKeys keys,
            UploadedObjects uploaded,
            AlbumLocks locks,
            FileQueries files,
            Memberships memberships,
            Quota quota,
            Buckets buckets) {
        this.keys = keys;
        this.uploaded = uploaded;
        this.locks = locks;
        this.files = files;
        this.memberships = memberships;
        this.quota = quota;
        this.buckets = buckets;
    }

    /**
     * Registers files whose objects are there; 402, 426 or 403 when there is no room for them.
     *
     * @throws KeysInUse if an object cannot be registered (again)
     */
    @Transactional
    Registered register(long ownerId, App app, long albumId, List<Registration> registrations) {
        keys.take(registrations.stream()
                .flatMap(one -> one.file().objects().keys().stream())
                .toList());
        registrations.forEach(one -> uploaded.requireUnchanged(one.file().objects()));
        var locked = locks.lockFor(ownerId, List.of(albumId));
        var album = locked.ownedEvenDeleted(albumId);
        if (album.deleted()) {
            throw ApiError.of(ErrorCode.COLLECTION_DELETED);
        }
        var rows = registrations.stream().map(Registration::file).toList();
        quota.charge(
                ownerId,
                app,
                rows.stream().mapToLong(row -> row.objects().bytes()).sum());
        var ids = files.insert(ownerId, rows, buckets.primaryHot(), locked.stamp());
        var items = new ArrayList<CollectionFileItem>();
        for (int i = 0; i < ids.size(); i++) {
            var one = registrations.get(i);
            items.add(new CollectionFileItem(ids.get(i), one.encryptedKey(), one.keyDecryptionNonce()));
        }
        memberships.add(album, ownerId, items, locked.stamp());
        return new Registered(ids, locked.stamp());
    }
}
