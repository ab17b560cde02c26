package museum.file;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import museum.collection.AlbumLocks;
import museum.collection.Memberships;
import museum.collection.TrashFiles;
import museum.web.ApiError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts files into the trash: they leave all albums, whoever's these are, and are deleted for good after 30 days. They go on counting as used storage.
 * Protocol 03 §8.
 */
@Service
class MoveToTrash implements TrashFiles {

    private static final int MOST_AT_ONCE = 1000;

    private static final long MICROSECONDS_KEPT = Duration.ofDays(30).toMillis() * 1_000;

    private final FileLocks fileLocks;
    private final FileOwnership ownership;
    private final AlbumLocks albumLocks;
    private final Memberships memberships;
    private final TrashQueries trash;
    private final TrashVersions versions;
    private final ApplicationEventPublisher events;

    MoveToTrash(
            FileLocks fileLocks,
            FileOwnership ownership,
            AlbumLocks albumLocks,
            Memberships memberships,
            TrashQueries trash,
            TrashVersions versions,
            ApplicationEventPublisher events) {
        this.fileLocks = fileLocks;
        this.ownership = ownership;
        this.albumLocks = albumLocks;
        this.memberships = memberships;
        this.trash = trash;
        this.versions = versions;
        this.events = events;
    }

    /** Files of that user, each with an album of his in which it is or was. */
    @Transactional
    public void trash(long userId, List<TrashRequest.Item> items) {
        if (items.size() > MOST_AT_ONCE) {
            throw ApiError.tooLarge();
        }
        var files = items.stream().map(TrashRequest.Item::fileID).toList();
        if (new HashSet<>(files).size() < files.size()) {
            throw ApiError.badRequest();
        }
        fileLocks.lock(files);
        ownership.require(userId, files);
        requireOwnAlbums(
                userId,
                items.stream().map(TrashRequest.Item::collectionID).distinct().toList());
        if (trash.memberships(items) < items.size()) {
            throw ApiError.badRequest();
        }
        put(userId, items);
    }

    @Override
    @Transactional
    public void trash(long ownerId, long albumId, List<Long> files) {
        fileLocks.lock(files);
        put(
                ownerId,
                files.stream().map(file -> new TrashRequest.Item(file, albumId)).toList());
    }

    private void put(long ownerId, List<TrashRequest.Item> items) {
        var files = items.stream().map(TrashRequest.Item::fileID).toList();
        memberships.removeEverywhere(files, albumLocks.lockHolding(files).stamp());
        long version = versions.next(ownerId);
        trash.put(ownerId, items, version, version + MICROSECONDS_KEPT);
        events.publishEvent(new FilesTrashed(ownerId, files));
    }

    private void requireOwnAlbums(long userId, List<Long> albums) {
        var owners = trash.albumOwners(albums);
        for (var album : albums) {
            var owner = owners.get(album);
            if (owner == null) {
                throw ApiError.notFound();
            }
            if (owner != userId) {
                throw ApiError.permissionDenied();
            }
        }
    }
}
