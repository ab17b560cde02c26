package museum.collection;

import java.util.Optional;
import museum.web.ApiError;
import org.springframework.stereotype.Service;

/**
 * Albums as they are now, and who may do what in them, without holding them: for reading, and to refuse early. Who changes anything looks again under
 * {@link AlbumLocks}. Protocol 02 §4.
 */
@Service
public class Albums {

    private final AlbumQueries albums;

    Albums(AlbumQueries albums) {
        this.albums = albums;
    }

    /** Whether deleted or not. */
    public Optional<Album> find(long albumId) {
        return albums.find(albumId);
    }

    /** What a person may do in a live album; empty for who takes no part in it. */
    public Optional<Role> roleOf(long userId, long albumId) {
        return albums.findAccess(userId, albumId)
                .filter(access -> !access.album().deleted())
                .map(AlbumAccess::role);
    }

    /** A participant's view of a live album; 404 {@code {}} for everybody else, and when it is deleted. */
    public AlbumAccess access(long userId, long albumId) {
        return live(accessEvenDeleted(userId, albumId));
    }

    /** As {@link #access}: whether files of the album have changed since then (µs). */
    boolean hasNews(long userId, long albumId, long since) {
        var news = albums.findNews(userId, albumId).orElseThrow(ApiError::notFound);
        live(news.access());
        return news.lastChange() > since;
    }

    private static AlbumAccess live(AlbumAccess access) {
        if (access.album().deleted()) {
            throw ApiError.notFound();
        }
        return access;
    }

    /** As {@link #access}, but a deleted album is passed, too; only its owner still takes part in it. */
    public AlbumAccess accessEvenDeleted(long userId, long albumId) {
        return albums.findAccess(userId, albumId).orElseThrow(ApiError::notFound);
    }

    /** The caller's own live album: 404 {@code {}} when there is none or it is deleted, 403 {@code {}} for everybody but the owner. */
    public Album owned(long userId, long albumId) {
        var album = ownedEvenDeleted(userId, albumId);
        if (album.deleted()) {
            throw ApiError.notFound();
        }
        return album;
    }

    /** As {@link #owned}, but a deleted album is passed, too. */
    public Album ownedEvenDeleted(long userId, long albumId) {
        var album = albums.find(albumId).orElseThrow(ApiError::notFound);
        if (!album.isOwnedBy(userId)) {
            throw ApiError.permissionDenied();
        }
        return album;
    }

    /** Passes for the owner and admins, also when the album is deleted; 403 {@code {}} for everybody else. */
    void requireManager(long userId, Album album) {
        albums.findAccess(userId, album.id())
                .orElseThrow(ApiError::permissionDenied)
                .requireAtLeast(Role.ADMIN);
    }
}
