package museum.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import museum.collection.AlbumLocks;
import museum.collection.Memberships;
import museum.database.Time;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replaces metadata of files, all or none. Devices say which version they replace: who is not up to date is refused, and of two at once the second. Protocol
 * 03 §4.6.
 */
@Service
class UpdateMetadata {

    /** Members that may disappear at once: a client that has not understood all of them must not wipe them out. */
    private static final int MOST_LOST_MEMBERS = 2;

    private final MetadataQueries metadata;
    private final FileLocks fileLocks;
    private final AlbumLocks albumLocks;
    private final Memberships memberships;
    private final JsonMapper json;
    private final Time time;

    UpdateMetadata(
            MetadataQueries metadata,
            FileLocks fileLocks,
            AlbumLocks albumLocks,
            Memberships memberships,
            JsonMapper json,
            Time time) {
        this.metadata = metadata;
        this.fileLocks = fileLocks;
        this.albumLocks = albumLocks;
        this.memberships = memberships;
        this.json = json;
        this.time = time;
    }

    @Transactional
    void update(long userId, MetadataKind kind, MetadataUpdate update) {
        if (update.metadataList().size() > kind.mostAtOnce()) {
            throw ApiError.tooLarge();
        }
        var ids = update.metadataList().stream()
                .map(MetadataUpdate.Item::id)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        var files = metadata.lock(kind, ids);
        var gone = fileLocks.deletedForever(ids);
        var stored = new LinkedHashMap<Long, String>();
        for (var item : update.metadataList()) {
            stored.put(item.id(), json.writeValueAsString(next(userId, item, files, gone)));
        }
        metadata.store(kind, stored, announce(ids, update.skipVersion()));
    }

    /** What is stored of an item. Every item is compared with the version that was there before the request. */
    private static Magic next(
            long userId, MetadataUpdate.Item item, Map<Long, MetadataQueries.Held> files, Set<Long> gone) {
        var file = files.get(item.id());
        if (file == null) {
            throw ApiError.notFound();
        }
        if (file.ownerId() != userId) {
            throw ApiError.permissionDenied();
        }
        if (gone.contains(item.id())) {
            throw ApiError.notFound();
        }
        var content = item.magicMetadata();
        if (content == null || content.version() < 0 || content.version() == Integer.MAX_VALUE) {
            throw ApiError.badRequest();
        }
        var version = file.version();
        if (version != null && (version != content.version() || file.count() - content.count() > MOST_LOST_MEMBERS)) {
            throw ApiError.versionMismatch();
        }
        return new Magic(content.version() + 1, content.count(), content.data(), content.header());
    }

    private long announce(List<Long> fileIds, boolean skipped) {
        if (skipped) {
            return time.now();
        }
        var locked = albumLocks.lockHolding(fileIds);
        if (locked.albums().isEmpty()) {
            return time.now();
        }
        memberships.touchEverywhere(fileIds, false, locked.stamp());
        return locked.stamp();
    }
}
