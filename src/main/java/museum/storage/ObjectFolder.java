package museum.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects as plain files: {@code <root>/<bucket>/<key>}. Nothing else is kept about an object, so any file system will do and any tool can copy it.
 *
 * <p>An object is written under another name, synced, and only then moved to its own, and the move is synced, too: whoever sees a file sees the whole of
 * it, an interrupted write leaves what was there before, and what has returned survives a power cut.
 */
final class ObjectFolder {

    private static final int BUFFER = 128 * 1024;
    private static final Pattern BAD_KEY = Pattern.compile("(^|/)\\.{0,2}(/|$)|[\\\\\\x00-\\x1f\\x7f]");

    private final Path root;
    private final Path incoming;
    private final Disk disk;

    /** Bytes that have arrived and are on the disk, but are not an object yet. */
    record Received(Path file, byte[] md5, long size) {}

    ObjectFolder(Path root, Disk disk) {
        this.root = root;
        this.incoming = root.resolve(".incoming");
        this.disk = disk;
    }

    Path root() {
        return root;
    }

    /** @return the MD5 of the bytes */
    byte[] write(String bucket, String key, InputStream content, long size, byte @Nullable [] md5) throws IOException {
        var target = file(bucket, key);
        var received = receive(content, size, md5);
        publish(received.file(), target);
        return received.md5();
    }

    Optional<Path> find(String bucket, String key) {
        return Optional.of(file(bucket, key)).filter(Files::isRegularFile);
    }

    /** Without copying bytes where the file system has hard links: a file's contents never change. */
    boolean copy(String bucket, String key, String toBucket, String toKey) throws IOException {
        var source = file(bucket, key);
        var target = file(toBucket, toKey);
        if (!Files.isRegularFile(source)) {
            return false;
        }
        var staged = staged();
        try {
            Files.createLink(staged, source);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            try (var in = Files.newInputStream(source)) {
                staged = receive(in, Files.size(source), null).file();
            } catch (NoSuchFileException deletedMeanwhile) {
                return false;
            }
        }
        publish(staged, target);
        return true;
    }

    void delete(String bucket, String key) throws IOException {
        var file = file(bucket, key);
        try {
            if (!Files.deleteIfExists(file)) {
                return;
            }
        } catch (DirectoryNotEmptyException | NotDirectoryException noObject) {
            return;
        }
        removeEmptyFolders(folderOf(file), root.resolve(bucket));
        syncFrom(folderOf(file));
    }

    /** In no particular order, read while the stream is; objects that come or go meanwhile may be missed or told. */
    Stream<StoredObject> list(String bucket, String prefix) {
        var top = root.resolve(bucket);
        var deepest = prefix.contains("/") ? file(bucket, prefix.substring(0, prefix.lastIndexOf('/'))) : top;
        return below(top, deepest).filter(object -> object.key().startsWith(prefix));
    }

    /** Writes bytes beside the objects and syncs them. */
    Received receive(InputStream content, long size, byte @Nullable [] md5) throws IOException {
        var file = staged();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var digest = Digests.md5();
            var buffer = new byte[BUFFER];
            long received = 0;
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                received += count;
                digest.update(buffer, 0, count);
                for (var bytes = ByteBuffer.wrap(buffer, 0, count); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
            }
            if (received != size) {
                throw StoreError.INCOMPLETE_BODY.refusal();
            }
            var actual = digest.digest();
            if (md5 != null && !MessageDigest.isEqual(md5, actual)) {
                throw StoreError.BAD_DIGEST.refusal();
            }
            disk.sync(channel);
            return new Received(file, actual, received);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    /** A fresh name beside the objects, on the same file system. */
    Path staged() throws IOException {
        Files.createDirectories(incoming);
        return incoming.resolve(UUID.randomUUID().toString());
    }

    /** Makes synced bytes an object, or part of something: after this they are there even if the power goes. */
    void publish(Path file, Path target) throws IOException {
        var folder = folderOf(target);
        for (int attempt = 1; ; attempt++) {
            Files.createDirectories(folder);
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                break;
            } catch (NoSuchFileException emptyFolderWasJustRemoved) {
                if (attempt == 100 || !Files.exists(file)) {
                    throw emptyFolderWasJustRemoved;
                }
            }
        }
        syncFrom(folder);
    }

    /** This folder and those above, which may have come or gone with it; syncing one that has not changed costs next to nothing. */
    private void syncFrom(Path folder) throws IOException {
        for (var above = folder; above.startsWith(root); above = folderOf(above)) {
            try {
                disk.syncFolder(above);
            } catch (NoSuchFileException becameEmptyAndWasRemoved) {
                // what is left is synced next
            }
        }
    }

    /** @throws StoreError.Refusal when the key leads anywhere but below the bucket */
    Path file(String bucket, String key) {
        if (key.isEmpty() || BAD_KEY.matcher(key).find()) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
        return root.resolve(bucket).resolve(key);
    }

    /** Throws away what interrupted writes have left. */
    void removeIncomingBefore(Instant time) throws IOException {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (var files = Files.list(incoming)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Stream<StoredObject> below(Path top, Path folder) {
        try {
            return Files.list(folder).flatMap(path -> {
                try {
                    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    return attributes.isDirectory() ? below(top, path) : Stream.of(object(top, path, attributes));
                } catch (NoSuchFileException gone) {
                    return Stream.empty();
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static StoredObject object(Path top, Path path, BasicFileAttributes attributes) {
        var key = top.relativize(path).toString().replace('\\', '/');
        return new StoredObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private static Path folderOf(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static void removeEmptyFolders(Path folder, Path end) throws IOException {
        for (var empty = folder; !empty.equals(end) && empty.startsWith(end); empty = folderOf(empty)) {
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
        }
    }
}
