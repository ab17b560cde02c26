package museum.collection;

import java.util.List;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.ErrorCode;
import museum.web.Required;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts own files into albums, besides where they are (add), or instead (move). Four statements for any number of files. Protocol 02 §7.13, §7.14. */
@Service
class AddFiles {

    private final AlbumLocks locks;
    private final Albums albums;
    private final OwnFiles ownFiles;
    private final Memberships memberships;

    AddFiles(AlbumLocks locks, Albums albums, OwnFiles ownFiles, Memberships memberships) {
        this.locks = locks;
        this.albums = albums;
        this.ownFiles = ownFiles;
        this.memberships = memberships;
    }

    record AddRequest(@Required long collectionID, @Required List<CollectionFileItem> files) {}

    record MoveRequest(
            @Required long fromCollectionID,
            @Required long toCollectionID,
            @Required List<CollectionFileItem> files) {}

    @Transactional
    void add(Caller caller, AddRequest request) {
        var files = ids(request.files());
        boolean own = ownFiles.hold(caller.userId(), files);
        var locked = locks.lockFor(caller.userId(), List.of(request.collectionID()));
        var access = locked.access(request.collectionID());
        if (access.album().app() != caller.app()) {
            throw ApiError.badRequest();
        }
        access.requireAtLeast(Role.COLLABORATOR);
        if (!own) {
            throw ownFiles.refusal(caller.userId(), files);
        }
        put(access.album(), caller.userId(), request.files(), locked.stamp());
    }

    /** Clients remove an own file from an own album in this way, too: the target may hold it already, and the source need not hold it. */
    @Transactional
    void move(long userId, MoveRequest request) {
        var files = ids(request.files());
        if (request.fromCollectionID() == request.toCollectionID()) {
            throw ApiError.badRequest();
        }
        albums.owned(userId, request.fromCollectionID());
        albums.owned(userId, request.toCollectionID());
        boolean own = ownFiles.hold(userId, files);
        var locked = locks.lockFor(userId, List.of(request.fromCollectionID(), request.toCollectionID()));
        var from = locked.owned(request.fromCollectionID());
        var to = locked.owned(request.toCollectionID());
        if (from.app() != to.app()) {
            throw ApiError.badRequest();
        }
        if (!own) {
            throw ownFiles.refusal(userId, files);
        }
        put(to, userId, request.files(), locked.stamp());
        memberships.remove(from.id(), files, locked.stamp());
    }

    private void put(Album album, long userId, List<CollectionFileItem> items, long stamp) {
        items.forEach(CollectionFileItem::requireKey);
        if (memberships.add(album, userId, items, stamp) < items.size()) {
            throw ApiError.of(ErrorCode.FILE_IN_TRASH);
        }
    }

    private static List<Long> ids(List<CollectionFileItem> items) {
        BatchSize.require(items);
        return items.stream().map(CollectionFileItem::id).toList();
    }
}
