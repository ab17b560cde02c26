package museum.collection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import museum.web.ApiError;

/**
 * Albums that nobody else can change until the transaction ends, as they are now, with the role of the one person who acts (where one does).
 */
public final class LockedAlbums {

    /**
     * @param access empty when nobody in particular acts, or the person who acts takes no part in it
     * @param stamp the same in all rows
     */
    record Row(Album album, Optional<AlbumAccess> access, long stamp) {}

    private final Map<Long, Row> rows;
    private final long stamp;

    LockedAlbums(List<Row> rows) {
        this.rows = rows.stream().collect(Collectors.toMap(row -> row.album().id(), Function.identity()));
        this.stamp = rows.isEmpty() ? 0 : rows.getFirst().stamp();
    }

    /**
     * The time of all changes made under this lock, microseconds: later than any time that a participant may have read from any album, and the latest of
     * these albums.
     */
    public long stamp() {
        return stamp;
    }

    public List<Album> albums() {
        return rows.values().stream().map(Row::album).toList();
    }

    /** One of the albums; 404 {@code {}} when there is none, or the person who acts took no part in it when it was to be locked. */
    public Album album(long albumId) {
        return row(albumId).album();
    }

    /** A live album with the role of the person who acts; 404 {@code {}} as {@link Albums#access}. */
    public AlbumAccess access(long albumId) {
        var access = row(albumId).access().orElseThrow(ApiError::notFound);
        if (access.album().deleted()) {
            throw ApiError.notFound();
        }
        return access;
    }

    /** What the person who acts may do in the album; empty if nothing. */
    Optional<Role> role(long albumId) {
        return row(albumId).access().map(AlbumAccess::role);
    }

    /** A live album, if the person who acts owns it; else 404 or 403 {@code {}} as {@link Albums#owned}. */
    public Album owned(long albumId) {
        var album = ownedEvenDeleted(albumId);
        if (album.deleted()) {
            throw ApiError.notFound();
        }
        return album;
    }

    /** As {@link #owned}, but a deleted album is passed, too. */
    public Album ownedEvenDeleted(long albumId) {
        var row = row(albumId);
        if (row.access().filter(access -> access.role() == Role.OWNER).isEmpty()) {
            throw ApiError.permissionDenied();
        }
        return row.album();
    }

    private Row row(long albumId) {
        var row = rows.get(albumId);
        if (row == null) {
            throw ApiError.notFound();
        }
        return row;
    }
}
