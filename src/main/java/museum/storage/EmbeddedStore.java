package museum.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import museum.configuration.ConfigurationException;

/**
 * The object store inside this process, for who has no other: objects are files below {@code <data-dir>/objects}, clients reach them through presigned URLs
 * below {@code /s3} on the server's own port. Why not a library: docs/decisions/embedded-object-store.md.
 */
final class EmbeddedStore {

    /** Everything below this path is the embedded store's. */
    static final String PATH = "/s3";

    /** URLs are valid for 7 days; an upload that has not been touched for so long is dead, and nobody asks for it any more. */
    private static final Duration UPLOADS_ARE_KEPT = Duration.ofDays(30);

    private final ObjectFolder objects;
    private final UploadsInParts uploads;
    private final String secret;

    private EmbeddedStore(ObjectFolder objects, UploadsInParts uploads, String secret) {
        this.objects = objects;
        this.uploads = uploads;
        this.secret = secret;
    }

    /** @param dataDirectory of the server; what is needed is created there */
    static EmbeddedStore open(Path dataDirectory, Disk disk) {
        var root = dataDirectory.resolve("objects");
        try {
            Files.createDirectories(root);
            var objects = new ObjectFolder(root, disk);
            return new EmbeddedStore(objects, new UploadsInParts(objects, disk), secret(root.resolve(".secret")));
        } catch (IOException failed) {
            throw new ConfigurationException(
                    "The embedded object store cannot use the folder " + root + " (" + failed
                            + "): make it writable, or set data-dir.",
                    failed);
        }
    }

    ObjectFolder objects() {
        return objects;
    }

    UploadsInParts uploads() {
        return uploads;
    }

    StoreCredentials credentials() {
        return new StoreCredentials("embedded", secret, BucketSettings.ANY_REGION);
    }

    Bucket bucket(String name) {
        return new EmbeddedBucket(this, name);
    }

    /** Throws away what interrupted or forgotten uploads have left. */
    void tidy(Instant now) throws IOException {
        objects.removeIncomingBefore(now.minus(Duration.ofDays(1)));
        uploads.removeBefore(now.minus(UPLOADS_ARE_KEPT));
    }

    /** Made once; whoever knew it could write and read every object. */
    private static String secret(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException firstStart) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, onlyForUs(file));
            Files.writeString(fresh, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return secret(file);
        }
    }

    private static FileAttribute<?>[] onlyForUs(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
