package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import museum.client.Album;
import museum.client.Device;
import museum.client.EncryptedPicture;
import museum.client.Fields;
import museum.client.People;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Unreachable;
import museum.support.MuseumProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.ObjectNode;

/**
 * The packaged server is killed ({@code kill -9}) while 200 uploads are in flight, again and again: in turn the server alone, and together with its database. What it had
 * acknowledged must be there afterwards, unchanged; what it had not may be there or not, but never by half; and asking again is always right.
 *
 * <p>{@code -Dmuseum.crash.rounds} sets how often.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("museum.crash.rounds", 20);
    private static final int UPLOADS = 200;
    private static final int MOST_THUMBNAILS = 500;

    private final Path directory =
            Path.of("target", "crash", String.valueOf(ProcessHandle.current().pid()));
    private final MuseumProcess museum = new MuseumProcess(
            Path.of(Objects.requireNonNull(System.getProperty("museum.jar"), "museum.jar")),
            directory,
            Map.of(
                    "ENTE_INTERNAL_HARDCODED_OTT_LOCAL_DOMAIN_SUFFIX", People.DOMAIN,
                    "ENTE_INTERNAL_HARDCODED_OTT_LOCAL_DOMAIN_VALUE", People.CODE,
                    "ENTE_JOBS_CRON_SKIP", "true"));

    /** By title: what was uploaded, and what the server has said yes to. */
    private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

    private final Map<String, Photo> acknowledged = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
        museum.start();
    }

    @AfterEach
    void stop() {
        museum.close();
    }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        var alice = People.of(museum.url()).signUp("alice", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        for (var round = 1; round <= ROUNDS; round++) {
            var unanswered = uploadUntilKilled(alice.device(), album, round);
            museum.start();
            check(alice.device(), seenSince(alice.device()));
            for (var request : unanswered) {
                var photo = alice.register(album, request);
                acknowledged.put(photo.title(), photo);
            }
            check(alice.device(), seenSince(alice.device()));
        }
        var newcomer = alice.logIn(Program.PHOTOS_DESKTOP);
        check(newcomer, seenSince(newcomer));
        assertThat(usage(newcomer)).isEqualTo(sizes(newcomer.library().photos("Summer")));
    }

    /** Returns the requests whose objects are uploaded but to which there was no answer. */
    private Queue<ObjectNode> uploadUntilKilled(Device device, Album album, int round) throws Exception {
        var urls = uploadUrls(device, 2 * UPLOADS);
        var unanswered = new ConcurrentLinkedQueue<ObjectNode>();
        var enough = new CountDownLatch(ThreadLocalRandom.current().nextInt(1, UPLOADS * 3 / 4));
        var surprise = new AtomicReference<Throwable>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < UPLOADS; i++) {
                var picture = Picture.sized("round %d picture %d".formatted(round, i), 400 + i);
                var content = urls.get(2 * i);
                var thumbnail = urls.get(2 * i + 1);
                pictures.put(picture.title(), picture);
                pool.submit(() -> {
                    try {
                        upload(device, album, picture, content, thumbnail, unanswered);
                    } catch (Unreachable killed) {
                        return;
                    } catch (Throwable other) {
                        surprise.compareAndSet(null, other);
                    } finally {
                        enough.countDown();
                    }
                });
            }
            enough.await();
            if (round % 2 == 0) {
                museum.killAll();
            } else {
                museum.kill();
            }
        }
        assertThat(surprise.get()).isNull();
        return unanswered;
    }

    private void upload(
            Device device,
            Album album,
            Picture picture,
            Fields content,
            Fields thumbnail,
            Queue<ObjectNode> unanswered) {
        var encrypted = EncryptedPicture.of(picture);
        put(device, thumbnail, encrypted.thumbnail().ciphertext());
        put(device, content, encrypted.content().ciphertext());
        var request = encrypted.request(album, content.text("objectKey"), thumbnail.text("objectKey"));
        try {
            acknowledged.put(picture.title(), device.register(album, request));
        } catch (Unreachable killed) {
            unanswered.add(request);
        }
    }

    private static void put(Device device, Fields url, byte[] bytes) {
        device.transfer().putObject(URI.create(url.text("url")), bytes, null).ok();
    }

    private static List<Fields> uploadUrls(Device device, int count) {
        return IntStream.range(0, count / 50)
                .mapToObj(i ->
                        device.get("/files/upload-urls?count=50").ok().fields().objects("urls"))
                .flatMap(List::stream)
                .toList();
    }

    /** Syncs; returns what this device had not seen before. */
    private static List<Photo> seenSince(Device device) {
        var before = device.library()
                .find("Summer")
                .map(album -> device.library().photos(album))
                .orElse(List.of());
        var known = before.stream().map(Photo::id).toList();
        return device.sync().photos("Summer").stream()
                .filter(photo -> !known.contains(photo.id()))
                .toList();
    }

    /** Every acknowledged file is listed, no file is listed twice, and both objects of every new one are what was uploaded. */
    private void check(Device device, List<Photo> fresh) throws Exception {
        var titles = device.library().names("Summer");
        assertThat(titles).doesNotHaveDuplicates().containsAll(acknowledged.keySet());
        var failures = new ConcurrentLinkedQueue<String>();
        // the server shows one person 700 thumbnails a second: of a whole library some are looked at, of a round all
        var sample = 1 + fresh.size() / MOST_THUMBNAILS;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var photo : fresh) {
                pool.submit(() -> {
                    try {
                        var picture = Objects.requireNonNull(pictures.get(photo.title()));
                        assertThat(device.download(photo)).isEqualTo(picture.content());
                        if (photo.id() % sample == 0) {
                            assertThat(device.downloadThumbnail(photo)).isEqualTo(picture.thumbnail());
                        }
                    } catch (Throwable e) {
                        failures.add(photo.title() + ": " + e);
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
    }

    private static long usage(Device device) {
        return device.get("/users/details/v2").ok().fields().number("usage");
    }

    private static long sizes(List<Photo> photos) {
        return photos.stream()
                .mapToLong(photo ->
                        Objects.requireNonNull(photo.fileSize()) + Objects.requireNonNull(photo.thumbnailSize()))
                .sum();
    }
}
