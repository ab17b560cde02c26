package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A 200 means that the bytes are on the disk: contents first, then the name, then the answer. */
class DurabilityTest {

    private static final String KEY = "7/object";

    @TempDir
    Path directory;

    private final SlowDisk disk = new SlowDisk();
    private StorageServer server;
    private Path objects;

    @BeforeEach
    void start() {
        server = new StorageServer(directory, Clock.systemUTC(), disk);
        objects = directory.resolve("data/objects");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUploadIsSyncedBeforeItHasItsNameAndItsNameBeforeTheAnswer() {
        var url = Apps.ask(server.url("upload?key=" + KEY));
        disk.watch(objects.resolve("b2-eu-cen/7/object"));

        assertThat(Apps.put(url, "hello".getBytes()).outcome()).isEqualTo("200");

        assertThat(disk.events())
                .containsExactly(
                        "contents, 5 bytes, not visible",
                        "folder b2-eu-cen/7, visible",
                        "folder b2-eu-cen, visible",
                        "folder , visible");
    }

    @Test
    void aPartIsSyncedAndSoIsTheWhole() {
        var urls = Apps.askForParts(server.url("parts?parts=1&key=" + KEY));
        disk.watch(objects.resolve("b2-eu-cen/7/object"));

        var etag = Apps.put(urls.getFirst(), "part".getBytes()).header("ETag");
        assertThat(disk.events()).first().isEqualTo("contents, 4 bytes, not visible");
        assertThat(disk.events()).contains("folder .uploads/" + urls.get(2) + ", not visible");
        disk.forget();

        assertThat(Apps.complete(urls.get(1), List.of(etag)).outcome()).isEqualTo("200");
        assertThat(disk.events())
                .startsWith(
                        "contents, 4 bytes, not visible", "folder b2-eu-cen/7, visible", "folder b2-eu-cen, visible");
    }

    @Test
    void aCopyAndADeletionAreSynced() {
        var store = server.bean(ObjectStore.class);
        store.put(DataCentre.B2_EU_CEN, KEY, "x".getBytes());
        disk.watch(objects.resolve("b2-eu-cen/7/copy"));

        store.copy(DataCentre.B2_EU_CEN, KEY, DataCentre.B2_EU_CEN, "7/copy");
        assertThat(disk.events()).contains("folder b2-eu-cen/7, visible");
        disk.forget();

        store.delete(DataCentre.B2_EU_CEN, "7/copy");
        assertThat(disk.events()).startsWith("folder b2-eu-cen/7, not visible");
    }

    @Test
    void aFullDiskIsAnErrorAndNoObject() {
        var url = Apps.ask(server.url("upload?key=" + KEY));
        disk.isFull = true;

        assertThat(Apps.put(url, "hello".getBytes()).outcome()).isEqualTo("500 InternalError");

        assertThat(objects.resolve("b2-eu-cen/7/object")).doesNotExist();
        assertThat(objects.resolve(".incoming")).isEmptyDirectory();
    }

    /** Tells what is synced, and whether the object that a test watches can be seen at that moment. */
    private final class SlowDisk implements Disk {

        private final List<String> events = new CopyOnWriteArrayList<>();
        private volatile Path watched = Path.of("nothing");
        private volatile boolean isFull;

        void watch(Path object) {
            watched = object;
            forget();
        }

        void forget() {
            events.clear();
        }

        List<String> events() {
            return events;
        }

        @Override
        public void sync(FileChannel file) throws IOException {
            if (isFull) {
                throw new IOException("No space left on device");
            }
            REAL.sync(file);
            events.add("contents, " + file.size() + " bytes, " + visible());
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            REAL.syncFolder(folder);
            events.add("folder " + objects.relativize(folder) + ", " + visible());
        }

        private String visible() {
            return Files.exists(watched) ? "visible" : "not visible";
        }
    }
}
