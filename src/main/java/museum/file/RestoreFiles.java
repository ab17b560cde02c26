package museum.file;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import museum.collection.AlbumLocks;
import museum.collection.Albums;
import museum.collection.CollectionFileItem;
import museum.collection.Memberships;
import museum.web.ApiError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes files out of the trash into an album of their owner, of the app they came from. Protocol 02 §7.15. */
@Service
class RestoreFiles {

    private static final int MOST_AT_ONCE = 1000;

    private final Albums albums;
    private final FileLocks fileLocks;
    private final AlbumLocks albumLocks;
    private final Memberships memberships;
    private final TrashQueries trash;
    private final TrashVersions versions;

    RestoreFiles(
            Albums albums,
            FileLocks fileLocks,
            AlbumLocks albumLocks,
            Memberships memberships,
            TrashQueries trash,
            TrashVersions versions) {
        this.albums = albums;
        this.fileLocks = fileLocks;
        this.albumLocks = albumLocks;
        this.memberships = memberships;
        this.trash = trash;
        this.versions = versions;
    }

    @Transactional
    void restore(long userId, RestoreRequest request) {
        if (request.files().size() > MOST_AT_ONCE) {
            throw ApiError.tooLarge();
        }
        var app = albums.owned(userId, request.collectionID()).app();
        var files = request.files().stream().map(CollectionFileItem::id).toList();
        var held =
                fileLocks.lock(files).stream().collect(Collectors.toMap(FileLocks.Held::fileId, Function.identity()));
        for (var file : files) {
            var found = held.get(file);
            if (found == null) {
                throw ApiError.notFound();
            }
            if (found.ownerId() != userId) {
                throw ApiError.permissionDenied();
            }
        }
        var locked = albumLocks.lockFor(userId, List.of(request.collectionID()));
        var album = locked.owned(request.collectionID());
        if (!files.isEmpty() && trash.restore(userId, files, app, versions.next(userId)) < files.size()) {
            throw ApiError.badRequest();
        }
        memberships.add(album, userId, request.files(), locked.stamp());
    }
}
