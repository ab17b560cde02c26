package museum.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in parts of the embedded store, as files below {@code .uploads/<id>}: {@code upload} says what it will be, a part is called by its number and
 * MD5, {@code completed} holds the ETag of one that is done, so that a client whose answer was lost can complete it again.
 */
final class UploadsInParts {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern ETAG = Pattern.compile("[0-9a-f]{32}");
    private static final String UPLOAD = "upload";
    private static final String COMPLETED = "completed";

    private final ObjectFolder objects;
    private final Path root;
    private final Disk disk;

    UploadsInParts(ObjectFolder objects, Disk disk) {
        this.objects = objects;
        this.root = objects.root().resolve(".uploads");
        this.disk = disk;
    }

    /** A part as the client names it when it completes the upload; the ETag without quotes. */
    record Part(int number, String etag) {}

    String begin(String bucket, String key) throws IOException {
        objects.file(bucket, key);
        var id = UUID.randomUUID().toString();
        publish(objectOf(bucket, key), root.resolve(id).resolve(UPLOAD));
        return id;
    }

    /** @return the MD5 of the part */
    byte[] writePart(
            String bucket, String key, String id, int number, InputStream content, long size, byte @Nullable [] md5)
            throws IOException {
        var folder = folder(bucket, key, id);
        var received = objects.receive(content, size, md5);
        if (!Files.exists(folder.resolve(UPLOAD))) {
            Files.deleteIfExists(received.file());
            throw StoreError.NO_SUCH_UPLOAD.refusal();
        }
        objects.publish(received.file(), folder.resolve(name(new Part(number, Digests.etag(received.md5())))));
        return received.md5();
    }

    /** @return the ETag of the object, without quotes */
    String complete(String bucket, String key, String id, List<Part> parts, PublishUploads published)
            throws IOException {
        var folder = folder(bucket, key, id);
        var completed = folder.resolve(COMPLETED);
        if (Files.exists(completed)) {
            return Files.readString(completed);
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).number() <= parts.get(i - 1).number()) {
                throw StoreError.INVALID_PART_ORDER.refusal();
            }
        }
        try {
            var whole = joined(
                    parts.stream().map(part -> folder.resolve(name(part))).toList());
            published.publish(whole, bucket, key);
        } catch (NoSuchFileException missing) {
            if (Files.exists(completed)) {
                return Files.readString(completed);
            }
            throw StoreError.INVALID_PART.refusal();
        }
        var etag = etag(parts);
        publish(etag, completed);
        removeAllBut(COMPLETED, UPLOAD, folder);
        return etag;
    }

    void abort(String bucket, String key, String id) throws IOException {
        try {
            remove(folder(bucket, key, id));
        } catch (StoreError.Refusal unknown) {
            // given up already
        }
    }

    /** Throws away uploads that nobody can go on with. */
    void removeBefore(Instant time) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var folders = Files.list(root)) {
            for (var folder : (Iterable<Path>) folders::iterator) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(time)) {
                    remove(folder);
                }
            }
        }
    }

    /** The folder of an upload that was begun for just this object. */
    private Path folder(String bucket, String key, String id) throws IOException {
        if (ID.matcher(id).matches()) {
            try {
                var folder = root.resolve(id);
                if (Files.readString(folder.resolve(UPLOAD)).equals(objectOf(bucket, key))) {
                    return folder;
                }
            } catch (NoSuchFileException unknown) {
                // refused below
            }
        }
        throw StoreError.NO_SUCH_UPLOAD.refusal();
    }

    /** The kernel copies; file systems that can share blocks do not even do that. */
    private Path joined(List<Path> parts) throws IOException {
        var whole = objects.staged();
        try (var target = FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var part : parts) {
                try (var source = FileChannel.open(part, StandardOpenOption.READ)) {
                    long size = source.size();
                    for (long done = 0; done < size; ) {
                        done += source.transferTo(done, size - done, target);
                    }
                }
            }
            disk.sync(target);
            return whole;
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(whole);
            throw failed;
        }
    }

    private void publish(String text, Path target) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        objects.publish(
                objects.receive(new ByteArrayInputStream(bytes), bytes.length, null)
                        .file(),
                target);
    }

    private static String objectOf(String bucket, String key) {
        return bucket + "/" + key;
    }

    private static String name(Part part) {
        if (!ETAG.matcher(part.etag()).matches()) {
            throw StoreError.INVALID_PART.refusal();
        }
        return part.number() + "-" + part.etag();
    }

    /** As S3 does it: the MD5 of all MD5s, and how many there were. */
    private static String etag(List<Part> parts) {
        var digest = Digests.md5();
        parts.forEach(part -> digest.update(HexFormat.of().parseHex(part.etag())));
        return Digests.etag(digest.digest()) + "-" + parts.size();
    }

    private static void remove(Path folder) throws IOException {
        // First what says that there is an upload, so that no part comes in any more.
        Files.deleteIfExists(folder.resolve(UPLOAD));
        removeAllBut("", "", folder);
        Files.deleteIfExists(folder);
    }

    private static void removeAllBut(String kept, String alsoKept, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString();
                if (!name.equals(kept) && !name.equals(alsoKept)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
