package museum.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a device knows after its last sync: decrypted, and nothing else than what the server told it. */
public final class Library {

    final Map<Long, Album> albums = new TreeMap<>();

    /** Own albums that are gone; their keys are still needed for files in the trash. */
    final Map<Long, Album> deletedAlbums = new TreeMap<>();

    final Map<Long, Map<Long, Photo>> files = new TreeMap<>();
    final Map<Long, Long> syncedTo = new TreeMap<>();
    final Map<Long, Trashed> trash = new TreeMap<>();
    long albumsSince;
    long trashSince;

    /** Living albums, own and shared, oldest first. */
    public Collection<Album> albums() {
        return List.copyOf(albums.values());
    }

    public Optional<Album> find(String album) {
        return albums.values().stream().filter(one -> one.name().equals(album)).findFirst();
    }

    public Album album(String name) {
        return find(name).orElseThrow(() -> new AssertionError("no album " + name + " on this device"));
    }

    /** Files of an album, oldest first. */
    public List<Photo> photos(Album album) {
        return files.getOrDefault(album.id(), Map.of()).values().stream()
                .sorted(Comparator.comparingLong(Photo::id))
                .toList();
    }

    public List<Photo> photos(String album) {
        return photos(album(album));
    }

    public Photo photo(String album, String name) {
        return photos(album).stream()
                .filter(photo -> photo.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s on this device".formatted(name, album)));
    }

    /** The names of an album's files, oldest first. */
    public List<String> names(String album) {
        return photos(album).stream().map(Photo::name).toList();
    }

    public List<Trashed> trash() {
        return trash.values().stream()
                .sorted(Comparator.comparingLong(one -> one.photo().id()))
                .toList();
    }

    public List<String> trashedNames() {
        return trash().stream().map(one -> one.photo().name()).toList();
    }
}
