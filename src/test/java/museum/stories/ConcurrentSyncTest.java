package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import museum.client.Album;
import museum.client.Device;
import museum.client.Library;
import museum.client.People;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** A device that syncs all the time while others are busy must in the end know what a device knows that syncs for the first time. */
@MuseumTest
class ConcurrentSyncTest {

    private static final int WRITERS = 4;
    private static final int ROUNDS = 8;

    @Test
    void noUpdateIsLostWhileOthersWrite(People people) throws Exception {
        var alice = people.signUp("alice");
        var albums = List.of(alice.createAlbum("One"), alice.createAlbum("Two"));
        var readers = List.of(alice.logIn(Program.PHOTOS_MOBILE), alice.logIn(Program.PHOTOS_DESKTOP));
        var writing = new AtomicBoolean(true);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = readers.stream()
                    .map(reader -> pool.submit(() -> syncWhile(writing, reader)))
                    .toList();
            var writers = new ArrayList<Future<?>>();
            for (var i = 0; i < WRITERS; i++) {
                var number = i;
                writers.add(pool.submit(() -> write(alice.device(), albums, number)));
            }
            try {
                finish(writers);
            } finally {
                writing.set(false);
            }
            finish(reading);
        }
        var fresh = alice.logIn(Program.PHOTOS_DESKTOP).sync();
        for (var reader : readers) {
            assertThat(contents(reader.sync())).isEqualTo(contents(fresh));
        }
        assertThat(fresh.names("One")).isNotEmpty();
    }

    private static void syncWhile(AtomicBoolean writing, Device reader) {
        while (writing.get()) {
            reader.sync();
        }
    }

    private static void write(Device device, List<Album> albums, int writer) {
        for (var round = 0; round < ROUNDS; round++) {
            var from = albums.get(round % 2);
            var to = albums.get((round + 1) % 2);
            var photo = device.upload(from, Picture.sized("w%d r%d".formatted(writer, round), 500));
            device.editPublic(photo, Map.of("caption", "round " + round));
            switch (round % 4) {
                case 0 -> device.add(to, photo);
                case 1 -> device.move(from, to, photo);
                case 2 -> device.trash(photo);
                default -> {
                    device.trash(photo);
                    device.restore(to, photo);
                }
            }
        }
    }

    private static void finish(List<? extends Future<?>> tasks) throws ExecutionException, InterruptedException {
        for (var task : tasks) {
            task.get();
        }
    }

    private static List<String> contents(Library library) {
        var contents = new ArrayList<String>();
        for (var album : library.albums()) {
            for (var photo : library.photos(album)) {
                contents.add("%s: %s".formatted(album.name(), line(photo)));
            }
        }
        library.trash().forEach(trashed -> contents.add("trash: " + line(trashed.photo())));
        return contents;
    }

    private static String line(Photo photo) {
        return "%d %s %s %d"
                .formatted(
                        photo.id(),
                        photo.name(),
                        photo.publicMagic().values(),
                        photo.publicMagic().version());
    }
}
