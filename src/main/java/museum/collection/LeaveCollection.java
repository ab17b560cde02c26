package museum.collection;

import java.util.List;
import museum.account.AccountDeleted;
import museum.account.Users;
import museum.collection.ParticipantsLeft.Participation;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People take no part in albums any more: removed, of their own will, or because an account is gone. Their files leave with them. Protocol 02 §7.6, §7.7. */
@Service
class LeaveCollection {

    private final Albums albums;
    private final AlbumLocks locks;
    private final ShareQueries shares;
    private final Users users;
    private final ApplicationEventPublisher events;

    LeaveCollection(
            Albums albums, AlbumLocks locks, ShareQueries shares, Users users, ApplicationEventPublisher events) {
        this.albums = albums;
        this.locks = locks;
        this.shares = shares;
        this.users = users;
        this.events = events;
    }

    /** Who is to be removed. */
    record UnshareRequest(
            @Required long collectionID, @Required String email) {}

    @Transactional
    void unshare(long userId, UnshareRequest request) {
        long participant = users.find(request.email()).orElseThrow(ApiError::notFound);
        var album = albums.find(request.collectionID()).orElseThrow(ApiError::notFound);
        if (participant == userId) {
            throw ApiError.permissionDenied();
        }
        albums.requireManager(userId, album);
        if (album.isOwnedBy(participant)) {
            throw ApiError.permissionDenied();
        }
        var locked = locks.lockFor(userId, List.of(album.id()));
        locked.access(album.id()).requireAtLeast(Role.ADMIN);
        end(List.of(new Participation(album.id(), participant)), locked);
    }

    /** Nothing happens to whoever takes no part. */
    @Transactional
    void leave(long userId, long albumId) {
        var album = albums.find(albumId).orElseThrow(ApiError::notFound);
        if (album.isOwnedBy(userId)) {
            throw ApiError.permissionDenied();
        }
        var locked = locks.lockFor(userId, List.of(albumId));
        if (!locked.albums().isEmpty() && locked.role(albumId).isPresent()) {
            end(List.of(new Participation(albumId, userId)), locked);
        }
    }

    /** The person leaves all albums of others, and all others leave the person's. */
    @EventListener
    @Transactional
    public void leaveAll(AccountDeleted event) {
        var participations = shares.participationsAround(event.userId());
        if (!participations.isEmpty()) {
            var locked = locks.lock(participations.stream()
                    .map(Participation::albumId)
                    .distinct()
                    .toList());
            end(shares.participationsAround(event.userId()), locked);
        }
    }

    private void end(List<Participation> participations, LockedAlbums locked) {
        shares.end(participations, locked.stamp());
        events.publishEvent(new ParticipantsLeft(participations));
    }
}
