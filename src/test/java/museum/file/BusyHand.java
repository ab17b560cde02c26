package museum.file;

import static museum.client.Json.object;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import museum.client.Album;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Unreachable;
import museum.client.UploadWay;
import org.jspecify.annotations.Nullable;

/** One of many hands that do everything that can be done with files, each with files of its own, until the server is gone; and knows what must be true then. */
final class BusyHand {

    /** What it was at when the server went. */
    enum Deed {
        CREATE,
        UPDATE,
        TRASH_AND_RESTORE,
        DELETE,
        LET_AGE,
        COPY,
        INDEX,
        STREAM,
        ABANDON_UPLOAD,
        ABANDON_PARTS
    }

    private static final int MOST_FILES = 4;
    private static final int VIDEO = 50;

    private final Person alice;
    private final Person bob;
    private final Album album;
    private final Album copies;
    private final Random dice;
    private final List<KnownFile> files = new ArrayList<>();
    private final Map<Long, List<byte[]>> copied = new HashMap<>();

    /** Files in the trash whose time may be up. */
    private final List<Long> ageing = new ArrayList<>();

    BusyHand(Person alice, Person bob, Album album, Album copies, long seed) {
        this.alice = alice;
        this.bob = bob;
        this.album = album;
        this.copies = copies;
        this.dice = new Random(seed);
    }

    /** Works until nobody answers; returns what it was at. */
    Deed workUntilNobodyAnswers(AtomicLong done) {
        while (true) {
            var deed = files.isEmpty() ? Deed.CREATE : Deed.values()[dice.nextInt(Deed.values().length)];
            try {
                perform(deed);
                done.incrementAndGet();
            } catch (Unreachable gone) {
                return deed;
            }
        }
    }

    private void perform(Deed deed) {
        if (deed == Deed.CREATE || files.isEmpty()) {
            create();
            return;
        }
        var file = files.get(dice.nextInt(files.size()));
        switch (deed) {
            case UPDATE -> update(file);
            case TRASH_AND_RESTORE -> {
                alice.trash(file.photo());
                alice.restore(album, file.photo());
            }
            case DELETE -> {
                files.remove(file);
                alice.trash(file.photo());
                alice.deleteForever(file.photo());
            }
            case LET_AGE -> {
                files.remove(file);
                ageing.add(file.id());
                alice.trash(file.photo());
            }
            case COPY -> {
                var contents = file.contents();
                copied.put(bob.copy(album, copies, file.photo()).get(file.id()), contents);
            }
            case INDEX -> index(file);
            case STREAM -> stream(file);
            case ABANDON_PARTS -> abandonParts();
            default -> alice.device().transfer().put(bytes(), UploadWay.oldSingle());
        }
    }

    private void create() {
        if (files.size() < MOST_FILES) {
            var picture = Picture.sized("beach.jpg", 100 + dice.nextInt(2_000));
            files.add(new KnownFile(alice.upload(album, picture), picture.content()));
        } else {
            update(files.getFirst());
        }
    }

    private void update(KnownFile file) {
        var picture = Picture.sized("edited.jpg", 100 + dice.nextInt(2_000));
        file.becomes(picture.content(), () -> alice.update(file.photo(), picture));
    }

    private void index(KnownFile file) {
        var text = "faces".repeat(1 + dice.nextInt(20)) + dice.nextInt();
        var body = object("fileID", file.id(), "type", "mldata", "encryptedData", text, "decryptionHeader", "aGVhZA==");
        file.index.becomes(text, () -> alice.put("/files/data", body).ok());
    }

    private void stream(KnownFile file) {
        var url = alice.get("/files/data/preview-upload-url", "fileID", file.id(), "type", "vid_preview")
                .ok()
                .fields();
        alice.device()
                .transfer()
                .putObject(URI.create(url.text("url")), new byte[VIDEO], null)
                .ok();
        var text = "playlist" + dice.nextInt();
        var body = object(
                "fileID",
                file.id(),
                "objectID",
                url.text("objectID"),
                "objectSize",
                VIDEO,
                "playlist",
                text,
                "playlistHeader",
                "aGVhZA==");
        file.playlist.becomes(text, () -> alice.put("/files/video-data", body).ok());
    }

    /** Some are completed, others only begun. */
    private void abandonParts() {
        if (dice.nextBoolean()) {
            alice.device().transfer().put(bytes(), UploadWay.oldParts(5_000));
        } else {
            var upload = alice.get("/files/multipart-upload-urls?count=2")
                    .ok()
                    .fields()
                    .object("urls");
            alice.device()
                    .transfer()
                    .putObject(URI.create(upload.texts("partURLs").getFirst()), bytes(), null)
                    .ok();
        }
    }

    private byte[] bytes() {
        return new byte[100 + dice.nextInt(2_000)];
    }

    // --- afterwards -------------------------------------------------------------------------------------------

    List<Long> ageing() {
        return ageing;
    }

    /**
     * Looks after each file: it is in its album or, if that was what happened to it, in the trash, and holds what it may hold. What an app has found in a file and got no answer for it
     * sends again.
     */
    void lookAfter(Map<Long, Photo> inAlbum, Map<Long, Photo> inTrash) {
        for (var file : files) {
            var trashed = inTrash.get(file.id());
            var now = trashed == null ? inAlbum.get(file.id()) : trashed;
            if (now == null) {
                throw new AssertionError("file %d is lost".formatted(file.id()));
            }
            if (trashed != null) {
                alice.restore(album, trashed);
            }
            file.found(now, alice.download(now));
            alice.downloadThumbnail(now);
            boolean unanswered = file.index.isUncertain();
            file.index.found(derived(file, "mldata"));
            if (unanswered) {
                index(file);
            }
            file.playlist.found(derived(file, "vid_preview"));
        }
    }

    private @Nullable String derived(KnownFile file, String type) {
        var answer = alice.get("/files/data/fetch", "fileID", file.id(), "type", type);
        return answer.status() == 404
                ? null
                : answer.ok().fields().object("data").text("encryptedData");
    }

    /** Every copy that was acknowledged is there. */
    void lookAfterCopies(Map<Long, Photo> inAlbum) {
        copied.forEach((id, contents) -> {
            var copy = inAlbum.get(id);
            if (copy == null) {
                throw new AssertionError("copy %d is lost".formatted(id));
            }
            KnownFile.requireOneOf(contents, id, bob.download(copy));
        });
    }
}
