package museum.collection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import museum.account.Users;
import museum.billing.Entitlements;
import museum.web.ApiError;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets people take part in albums: invited by the owner or an admin, or by the album's link. Protocol 02 §7.5, §7.8. */
@Service
class ShareCollection {

    private static final Set<Role> ASSIGNABLE = Set.of(Role.VIEWER, Role.COLLABORATOR, Role.ADMIN);

    private final Albums albums;
    private final AlbumLocks locks;
    private final ShareQueries shares;
    private final LinkToJoin links;
    private final Users users;
    private final Entitlements entitlements;
    private final ApplicationEventPublisher events;

    ShareCollection(
            Albums albums,
            AlbumLocks locks,
            ShareQueries shares,
            LinkToJoin links,
            Users users,
            Entitlements entitlements,
            ApplicationEventPublisher events) {
        this.albums = albums;
        this.locks = locks;
        this.shares = shares;
        this.links = links;
        this.users = users;
        this.entitlements = entitlements;
        this.events = events;
    }

    /**
     * An invitation, or another role for somebody who takes part already.
     *
     * @param encryptedKey the album's key, sealed for the recipient
     * @param role VIEWER by default
     */
    record ShareRequest(
            @Required long collectionID,
            @Required String email,
            @Nullable String encryptedKey,
            @Nullable String role) {}

    @Transactional
    void share(long userId, ShareRequest request) {
        Base64Key.require(request.encryptedKey(), Base64Key.SEALED);
        long recipient = users.find(request.email()).orElseThrow(ApiError::notFound);
        if (recipient == userId) {
            throw ApiError.badRequest();
        }
        var album = albums.find(request.collectionID()).orElseThrow(ApiError::notFound);
        if (album.isUncategorized()) {
            throw ApiError.badRequest();
        }
        albums.requireManager(userId, album);
        var role = assignable(request.role());
        if (album.isOwnedBy(recipient)) {
            throw ApiError.badRequest();
        }
        var locked = locks.lockFor(userId, List.of(album.id()), List.of(recipient));
        locked.access(album.id()).requireAtLeast(Role.ADMIN);
        shares.put(album, recipient, Optional.ofNullable(request.encryptedKey()).orElse(""), role, locked.stamp());
    }

    /** @param encryptedKey the album's key, sealed for the one who joins */
    record JoinRequest(
            @Required long collectionID, @Required String encryptedKey) {}

    /** Whoever takes part already keeps his role, unless the link gives a higher one. */
    @Transactional
    void join(long userId, JoinRequest request, Optional<String> accessToken, Optional<String> passwordToken) {
        Base64Key.require(request.encryptedKey(), Base64Key.SEALED);
        var album = albums.find(request.collectionID()).orElseThrow(ApiError::notFound);
        if (album.isOwnedBy(userId) || album.isUncategorized()) {
            throw ApiError.badRequest();
        }
        if (album.deleted()) {
            throw ApiError.notFound();
        }
        var offered = links.admit(album, accessToken, passwordToken);
        entitlements.requireActive(album.ownerId());
        var locked = locks.lockToJoin(userId, album.id());
        if (locked.album(album.id()).deleted()) {
            throw ApiError.notFound();
        }
        var role =
                locked.role(album.id()).filter(held -> held.isAtLeast(offered)).orElse(offered);
        shares.put(album, userId, request.encryptedKey(), role, locked.stamp());
        events.publishEvent(new JoinedByLink(album, userId, role));
    }

    private static Role assignable(@Nullable String role) {
        if (role == null) {
            return Role.VIEWER;
        }
        return ASSIGNABLE.stream()
                .filter(known -> known.name().equals(role))
                .findFirst()
                .orElseThrow(ApiError::badRequest);
    }
}
