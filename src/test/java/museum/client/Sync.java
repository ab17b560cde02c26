package museum.client;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One sync as the apps do it (Protocol 11 §5.7): albums since the newest known time, the files of every album whose time differs from the saved one, then the
 * trash. Besides reading strictly it fails where an app would lose something or never come to an end.
 */
final class Sync {

    private final Device device;
    private final Library library;

    Sync(Device device) {
        this.device = device;
        this.library = device.library();
    }

    void run() {
        if (device.program().isWeb()) {
            session();
        }
        albums();
        for (var album : library.albums()) {
            var saved = library.syncedTo.get(album.id());
            var changed = device.program().isWeb()
                    ? saved == null || saved != album.updationTime()
                    : saved == null || saved < album.updationTime();
            if (changed) {
                files(album);
            }
        }
        trash();
        removals();
    }

    /** What the web apps ask before anything else; without a good answer they show an empty gallery. */
    private void session() {
        var session = device.get("/users/session-validity/v2").ok().fields();
        check(session.flag("hasSetKeys"), "the keys are lost: %s", session);
        session.object("keyAttributes").text("encryptedKey");
        var flags = device.get("/remote-store/feature-flags").ok().fields();
        for (var flag : List.of("internalUser", "betaUser", "mapEnabled", "faceSearchEnabled", "recoveryKeyVerified")) {
            flags.flagOrFalse(flag);
        }
        for (var address : List.of("castUrl", "embedUrl", "customDomain", "customDomainCNAME")) {
            flags.textOrNull(address);
        }
        flags.numberOrNull("serverApiFlag");
    }

    private void albums() {
        var rows = device.get("/collections/v2", "sinceTime", library.albumsSince)
                .ok()
                .fields()
                .objects("collections");
        var seen = new HashSet<Long>();
        var last = 0L;
        for (var row : rows) {
            var album = Album.read(row, device.userId(), device.keys(), Album.Source.LIST);
            check(seen.add(album.id()), "album %d is listed twice", album.id());
            check(
                    album.updationTime() >= last,
                    "albums are not listed by time: the last one's time is what Locker goes on from");
            last = album.updationTime();
            library.albumsSince = Math.max(library.albumsSince, album.updationTime());
            if (album.deleted()) {
                forget(album);
            } else {
                library.albums.put(album.id(), album);
            }
        }
    }

    private void forget(Album album) {
        library.albums.remove(album.id());
        library.files.remove(album.id());
        library.syncedTo.remove(album.id());
        if (album.ownerId() == device.userId()) {
            library.deletedAlbums.put(album.id(), album);
        }
    }

    private void files(Album album) {
        var files = library.files.computeIfAbsent(album.id(), id -> new TreeMap<>());
        var since = library.syncedTo.getOrDefault(album.id(), 0L);
        while (true) {
            var page = device.get("/collections/v2/diff", "collectionID", album.id(), "sinceTime", since)
                    .ok()
                    .fields();
            var seen = new HashSet<Long>();
            var last = since;
            for (var fields : page.objects("diff")) {
                var row = Photo.Row.read(fields);
                check(row.albumId() == album.id(), "a row of another album: %s", fields);
                check(seen.add(row.id()), "file %d is twice in one page", row.id());
                check(
                        row.updationTime() > since && row.updationTime() >= last,
                        "rows are not in the order of their times: %s",
                        fields);
                last = row.updationTime();
                if (row.deleted()) {
                    files.remove(row.id());
                } else {
                    files.put(row.id(), row.open(album.key()));
                }
            }
            if (!page.flag("hasMore")) {
                break;
            }
            check(last > since, "there is more to come, but no time to go on from");
            since = last;
        }
        library.syncedTo.put(album.id(), album.updationTime());
    }

    private void trash() {
        while (true) {
            var page = device.get("/trash/v2/diff", "sinceTime", library.trashSince)
                    .ok()
                    .fields();
            var last = library.trashSince;
            for (var fields : page.objects("diff")) {
                var row = Photo.Row.read(fields.object("file"));
                var updatedAt = fields.number("updatedAt");
                var deleteBy = fields.number("deleteBy");
                fields.number("createdAt");
                check(
                        updatedAt > library.trashSince && updatedAt >= last,
                        "the trash is not in the order of its times: %s",
                        fields);
                last = updatedAt;
                var deleted = fields.flag("isDeleted");
                var restored = fields.flag("isRestored");
                if (deleted || restored) {
                    library.trash.remove(row.id());
                } else {
                    library.trash.put(
                            row.id(),
                            new Trashed(row.open(albumOfTrash(row.albumId()).key()), deleteBy, updatedAt));
                }
            }
            var more = page.flag("hasMore");
            check(!more || last > library.trashSince, "there is more trash to come, but no time to go on from");
            library.trashSince = last;
            if (!more) {
                return;
            }
        }
    }

    private Album albumOfTrash(long id) {
        var known = library.albums.getOrDefault(id, library.deletedAlbums.get(id));
        return known != null ? known : device.album(id);
    }

    /** Own files that an administrator of an album has taken out of it go to where files without album are. Seen at the next sync. */
    private void removals() {
        var actions =
                device.get("/collection-actions/pending-remove").ok().fields().objectsOrNone("actions");
        for (var action : actions) {
            action.text("id");
            var album = library.albums.get(action.number("collectionID"));
            if (album == null) {
                continue;
            }
            var photo = library.files.getOrDefault(album.id(), Map.of()).get(action.number("fileID"));
            if (photo != null) {
                device.move(album, device.createAlbum("Uncategorized", "uncategorized"), photo);
            }
        }
    }

    private static void check(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new AssertionError(message.formatted(values));
        }
    }
}
