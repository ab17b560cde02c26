package museum.collection;

import java.util.ArrayList;
import java.util.List;
import museum.collection.RemovalQueries.Member;
import museum.web.ApiError;
import museum.web.ErrorCode;
import museum.web.Required;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes files out of albums where they or the albums are somebody else's. Files of the album's owner are not taken out but marked, for the owner's client to
 * move them elsewhere; all others see them as gone. Protocol 02 §7.16, §7.17, §9.5.
 */
@Service
class RemoveFiles {

    private final AlbumLocks locks;
    private final RemovalQueries removals;
    private final Memberships memberships;
    private final ActionQueries actions;

    RemoveFiles(AlbumLocks locks, RemovalQueries removals, Memberships memberships, ActionQueries actions) {
        this.locks = locks;
        this.removals = removals;
        this.memberships = memberships;
        this.actions = actions;
    }

    record RemoveRequest(
            @Required long collectionID, @Required List<Long> fileIDs) {}

    @Transactional
    void remove(long userId, RemoveRequest request) {
        BatchSize.require(request.fileIDs());
        var locked = locks.lockFor(userId, List.of(request.collectionID()));
        var access = locked.access(request.collectionID());
        remove(userId, access, present(request), locked.stamp());
    }

    /** As {@link #remove}, and their owners are asked to delete them for good. */
    @Transactional
    void suggestDeletion(long userId, RemoveRequest request) {
        BatchSize.require(request.fileIDs());
        var locked = locks.lockFor(userId, List.of(request.collectionID()));
        var access = locked.access(request.collectionID()).requireAtLeast(Role.ADMIN);
        var files = present(request);
        if (files.stream().anyMatch(file -> file.ownerId() == userId)) {
            throw ApiError.permissionDenied();
        }
        remove(userId, access, files, locked.stamp());
        actions.insert(ActionType.DELETE_SUGGESTED, userId, request.collectionID(), files, locked.stamp());
    }

    private void remove(long userId, AlbumAccess access, List<Member> files, long stamp) {
        mustBeAllowed(userId, access, files);
        var album = access.album();
        var marked = new ArrayList<Member>();
        var removed = new ArrayList<Long>();
        for (var file : files) {
            if (album.isOwnedBy(file.ownerId())) {
                marked.add(file);
            } else {
                removed.add(file.fileId());
            }
        }
        if (!marked.isEmpty()) {
            removals.mark(album.id(), marked, userId, stamp);
            actions.insert(ActionType.REMOVE, userId, album.id(), marked, stamp);
        }
        if (!removed.isEmpty()) {
            memberships.remove(album.id(), removed, stamp);
        }
    }

    private static void mustBeAllowed(long userId, AlbumAccess access, List<Member> files) {
        if (files.stream().anyMatch(file -> access.album().isOwnedBy(file.ownerId()))) {
            if (access.role() == Role.OWNER) {
                throw ApiError.badRequest(
                        "can not remove files owned collection owner, admins can perform remove suggestion");
            }
            if (access.role() != Role.ADMIN) {
                throw ApiError.badRequest("can not remove files owned by album owner");
            }
        }
        if (!access.role().isAtLeast(Role.ADMIN) && files.stream().anyMatch(file -> file.ownerId() != userId)) {
            throw ApiError.permissionDenied();
        }
    }

    /** Those that are still there and not marked; all must be or have been there. */
    private List<Member> present(RemoveRequest request) {
        var asked = request.fileIDs().stream().distinct().toList();
        var members = removals.members(request.collectionID(), asked);
        if (members.size() < asked.size()) {
            throw ApiError.of(ErrorCode.FILE_NOT_FOUND_IN_ALBUM);
        }
        return members.stream().filter(Member::isPresent).toList();
    }
}
