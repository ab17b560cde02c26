package museum.link;

import java.util.List;
import museum.billing.Entitlements;
import museum.collection.Album;
import museum.collection.AlbumLocks;
import museum.collection.Albums;
import museum.database.Ids;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.ErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and removes the link of an album, which is a change of the album for all who see it. Protocol 04 §6. */
@Service
class ShareAlbum {

    private final Albums albums;
    private final AlbumLocks locks;
    private final AlbumLinkQueries links;
    private final Entitlements entitlements;
    private final Ids ids;
    private final Time time;

    ShareAlbum(Albums albums, AlbumLocks locks, AlbumLinkQueries links, Entitlements entitlements, Ids ids, Time time) {
        this.albums = albums;
        this.locks = locks;
        this.links = links;
        this.entitlements = entitlements;
        this.ids = ids;
        this.time = time;
    }

    /** The album's link: a new one, or the one it has, unchanged. */
    @Transactional
    public AlbumLink create(Caller caller, AlbumLinkController.NewLink wanted) {
        var album = albums.find(wanted.collectionID()).orElseThrow(ApiError::notFound);
        if (album.isUncategorized()) {
            throw ApiError.badRequest();
        }
        requireOwner(caller, album);
        var plan = active(caller);
        var locked = locks.lockFor(caller.userId(), List.of(album.id()));
        locked.owned(album.id());
        int devices = plan.isPaid() ? wanted.deviceLimit() : AlbumLinkGate.FREE_DEVICES;
        var token = FreeToken.find(ids::accessToken, links::unlessTaken);
        boolean join = wanted.enableJoin() == null || wanted.enableJoin();
        boolean isNew = links.insert(
                album.id(), token, wanted.validTill(), devices, wanted.enableCollect(), wanted.enableComment(), join);
        if (isNew) {
            locks.touch(locked);
        }
        return links.active(album.id()).orElseThrow(ApiError::notFound);
    }

    /** Changes an active link; concurrent changes follow each other, so that none is lost. */
    @Transactional
    public AlbumLink change(Caller caller, long albumId, LinkSettings settings) {
        settings.validate(time.now());
        requireOwner(caller, albums.find(albumId).orElseThrow(ApiError::notFound));
        var plan = active(caller);
        var devices = settings.deviceLimit();
        if (devices != null && devices != AlbumLinkGate.FREE_DEVICES && !plan.isPaid()) {
            throw ApiError.of(ErrorCode.LINK_EDIT_NOT_ALLOWED);
        }
        var locked = locks.lockFor(caller.userId(), List.of(albumId));
        var changed = settings.applyTo(links.activeForUpdate(albumId).orElseThrow(ApiError::notFound));
        links.update(changed);
        locks.touch(locked);
        return changed;
    }

    @Transactional
    public void remove(Caller caller, long albumId) {
        requireOwner(caller, albums.find(albumId).orElseThrow(ApiError::notFound));
        var locked = locks.lockFor(caller.userId(), List.of(albumId));
        if (links.disable(albumId)) {
            locks.touch(locked);
        }
    }

    private Entitlements.Entitlement active(Caller caller) {
        var plan = entitlements.of(caller.userId());
        if (!plan.isActive()) {
            throw ApiError.paymentRequired();
        }
        return plan;
    }

    private static void requireOwner(Caller caller, Album album) {
        if (!album.isOwnedBy(caller.userId())) {
            throw ApiError.permissionDenied();
        }
    }
}
