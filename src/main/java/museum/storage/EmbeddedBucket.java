package museum.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A bucket of the embedded store, without a way over HTTP. */
final class EmbeddedBucket implements Bucket {

    /** MiB. */
    private static final long LITTLE_SPACE = 1024;

    private final EmbeddedStore store;
    private final String name;

    EmbeddedBucket(EmbeddedStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /** Something that uses files. */
    private interface Use<T> {
        T run() throws IOException;
    }

    @Override
    public OptionalLong size(String key) {
        return use("read the size of", key, () -> {
            var file = store.objects().find(name, key);
            return file.isPresent() ? OptionalLong.of(Files.size(file.get())) : OptionalLong.empty();
        });
    }

    @Override
    public void put(String key, byte[] content) {
        write(key, new ByteArrayInputStream(content), content.length);
    }

    @Override
    public void write(String key, InputStream content, long size) {
        use("write", key, () -> store.objects().write(name, key, content, size, null));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return use("read", key, () -> {
            try {
                var file = store.objects().find(name, key);
                return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
            } catch (NoSuchFileException deletedMeanwhile) {
                return Optional.empty();
            }
        });
    }

    @Override
    public boolean copyFrom(Bucket source, String key, String toKey) {
        if (!(source instanceof EmbeddedBucket other && other.store == store)) {
            return false;
        }
        if (!use("copy", key, () -> store.objects().copy(other.name, key, name, toKey))) {
            throw failure("copy", key, StoreError.NO_SUCH_KEY.refusal());
        }
        return true;
    }

    @Override
    public void delete(String key) {
        use("delete", key, () -> {
            store.objects().delete(name, key);
            return key;
        });
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return use("list", prefix, () -> store.objects().list(name, prefix));
    }

    @Override
    public String beginMultipart(String key) {
        return use("begin an upload of", key, () -> store.uploads().begin(name, key));
    }

    @Override
    public void abortMultipart(String key, String uploadId) {
        use("abort an upload of", key, () -> {
            store.uploads().abort(name, key, uploadId);
            return key;
        });
    }

    /** No versions are kept here. */
    @Override
    public boolean undoOverwrite(String key) {
        return false;
    }

    /** Nothing is held here. */
    @Override
    public void releaseHold(String key) {}

    @Override
    public Optional<String> problem() {
        var root = store.objects().root();
        if (!Files.isWritable(root)) {
            return Optional.of("The folder " + root + " cannot be written to: make it writable.");
        }
        return use("read the free space for", "", () -> {
            long free = Files.getFileStore(root).getUsableSpace() >> 20;
            return free < LITTLE_SPACE
                    ? Optional.of("The disk of " + root + " has only " + free
                            + " MiB left: make room, or move data-dir to a larger one.")
                    : Optional.empty();
        });
    }

    private <T> T use(String what, String key, Use<T> use) {
        try {
            return use.run();
        } catch (IOException | UncheckedIOException | StoreError.Refusal failed) {
            throw failure(what, key, failed);
        }
    }

    private ObjectStoreException failure(String what, String key, Exception cause) {
        return new ObjectStoreException(
                "Could not " + what + " " + name + "/" + key + " in "
                        + store.objects().root() + ": " + cause,
                cause);
    }
}
