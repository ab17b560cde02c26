package museum.collection;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import museum.client.Person;
import tools.jackson.databind.JsonNode;

/** The part of a sync that is about albums and the files in them, as the apps do it, on what comes over the wire. Protocol 11 §5.7. */
final class SyncingDevice {

    private final Person person;
    private final Map<Long, JsonNode> albums = new TreeMap<>();
    private final Map<Long, Map<Long, JsonNode>> files = new TreeMap<>();
    private final Map<Long, Long> syncedTo = new TreeMap<>();
    private long albumsSince;

    SyncingDevice(Person person) {
        this.person = person;
    }

    Person person() {
        return person;
    }

    void sync() {
        var list = person.get("/collections/v2", "sinceTime", albumsSince).ok().json();
        for (var album : list.path("collections")) {
            long id = album.path("id").asLong();
            albumsSince = Math.max(albumsSince, time(album));
            if (album.path("isDeleted").asBoolean(false)) {
                albums.remove(id);
                files.remove(id);
                syncedTo.remove(id);
            } else {
                albums.put(id, album);
            }
        }
        albums.forEach((id, album) -> {
            if (syncedTo.getOrDefault(id, 0L) < time(album)) {
                syncFiles(id, time(album));
            }
        });
    }

    private void syncFiles(long album, long albumTime) {
        var known = files.computeIfAbsent(album, id -> new TreeMap<>());
        long since = syncedTo.getOrDefault(album, 0L);
        boolean more = true;
        while (more) {
            var answer = person.get("/collections/v2/diff", "collectionID", album, "sinceTime", since);
            if (answer.status() == 404) {
                return; // removed since the list was read; the next one will tell
            }
            var page = answer.ok().json();
            for (var file : page.path("diff")) {
                since = Math.max(since, time(file));
                if (file.path("isDeleted").asBoolean(false)) {
                    known.remove(file.path("id").asLong());
                } else {
                    known.put(file.path("id").asLong(), file);
                }
            }
            more = page.path("hasMore").asBoolean(false);
        }
        syncedTo.put(album, albumTime);
    }

    /** Empty when both hold the same. */
    String differenceTo(SyncingDevice other) {
        if (albums.equals(other.albums) && files.equals(other.files)) {
            return "";
        }
        var difference = new StringBuilder(person.name());
        for (var id : other.albums.keySet()) {
            if (!Objects.equals(other.albums.get(id), albums.get(id))) {
                difference.append(" has of album ").append(id).append(": ").append(albums.get(id));
                difference.append(" instead of ").append(other.albums.get(id));
            }
            if (!Objects.equals(other.files.get(id), files.get(id))) {
                difference.append(" has other files in ").append(id);
            }
        }
        return difference.toString();
    }

    private static long time(JsonNode row) {
        return row.path("updationTime").asLong();
    }
}
