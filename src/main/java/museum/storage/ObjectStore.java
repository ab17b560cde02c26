package museum.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the server itself does with objects. Every method may throw {@link ObjectStoreException}; whatever returns normally from a write is durable.
 * Blocking: use it outside of database transactions wherever that is possible.
 */
@Component
public class ObjectStore {

    private static final Logger log = LoggerFactory.getLogger(ObjectStore.class);

    private static final List<Duration> PAUSES_BETWEEN_ATTEMPTS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1));

    private static final int DELETIONS_AT_ONCE = 16;

    private final Map<DataCentre, Bucket> buckets = new EnumMap<>(DataCentre.class);

    ObjectStore(StorageSettings settings, ObjectProvider<EmbeddedStore> embedded, S3Clients clients) {
        settings.buckets()
                .forEach((dataCentre, bucket) -> buckets.put(
                        dataCentre,
                        bucket.embedded()
                                ? new EmbeddedBucket(embedded.getObject(), bucket.name())
                                : new S3Bucket(clients.of(bucket), bucket)));
    }

    /** Size in bytes, or nothing when there is no such object. One request, no second attempt. */
    public OptionalLong size(DataCentre dataCentre, String key) {
        return bucket(dataCentre).size(key);
    }

    /**
     * Sizes in bytes of objects that a client says it has uploaded, asked for in parallel, in up to three attempts (after 0.5 s and 1 s; Protocol 10
     * §4 "Size check"; the embedded store needs one). A key whose object is not there or could not be asked for is absent from the answer; nothing is
     * thrown, and the log says why.
     */
    public Map<String, Long> sizes(DataCentre dataCentre, Collection<String> keys) {
        var bucket = bucket(dataCentre);
        var sizes = new ConcurrentHashMap<String, Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : keys) {
                threads.execute(() -> sizeOfUploaded(bucket, key).ifPresent(size -> sizes.put(key, size)));
            }
        }
        return sizes;
    }

    private static OptionalLong sizeOfUploaded(Bucket bucket, String key) {
        for (int attempt = 0; ; attempt++) {
            try {
                var size = bucket.size(key);
                if (size.isPresent() || bucket instanceof EmbeddedBucket) {
                    return size;
                }
            } catch (ObjectStoreException failed) {
                log.warn(failed.getMessage());
            }
            if (attempt == PAUSES_BETWEEN_ATTEMPTS.size()) {
                return OptionalLong.empty();
            }
            Pause.of(PAUSES_BETWEEN_ATTEMPTS.get(attempt));
        }
    }

    /** Writes a small object (it is in memory already), replacing what was there. */
    public void put(DataCentre dataCentre, String key, byte[] content) {
        bucket(dataCentre).put(key, content);
    }

    /** The bytes of a small object, or nothing when there is no such object. */
    public Optional<byte[]> get(DataCentre dataCentre, String key) {
        return open(dataCentre, key).map(stream -> {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException failed) {
                throw new ObjectStoreException("Could not read " + key + " of " + dataCentre + ": " + failed, failed);
            }
        });
    }

    /** A stream of an object's bytes, to be closed by the caller, or nothing when there is no such object. */
    public Optional<InputStream> open(DataCentre dataCentre, String key) {
        return bucket(dataCentre).open(key);
    }

    /**
     * Copies an object of any size without holding it in memory: at the store when both buckets are reached through the same credentials, else
     * streamed through this server, and then the size is checked. Copies into cold storage get its storage class.
     *
     * @throws ObjectStoreException also when there is no such object
     */
    public void copy(DataCentre from, String fromKey, DataCentre to, String toKey) {
        copy(from, fromKey, to, toKey, () -> open(from, fromKey).orElseThrow(() -> missing(from, fromKey)));
    }

    /** As {@link #copy(DataCentre, String, DataCentre, String)}, with another way to the bytes where they have to go through this server. */
    public void copy(DataCentre from, String fromKey, DataCentre to, String toKey, Supplier<InputStream> bytes) {
        var source = bucket(from);
        var target = bucket(to);
        if (target.copyFrom(source, fromKey, toKey)) {
            return;
        }
        long size = source.size(fromKey).orElseThrow(() -> missing(from, fromKey));
        try (var content = bytes.get()) {
            target.write(toKey, content, size);
        } catch (IOException failed) {
            throw new ObjectStoreException("Could not read " + fromKey + " of " + from + ": " + failed, failed);
        }
        var copied = target.size(toKey);
        if (copied.isEmpty() || copied.getAsLong() != size) {
            throw new ObjectStoreException(
                    "The copy of " + fromKey + " in " + to + " has another size than the original in " + from, null);
        }
    }

    /**
     * Deletes an object and waits until the store says that it is gone (asked every 5 s, at most 20 times). An object that is not there is fine.
     */
    public void delete(DataCentre dataCentre, String key) {
        bucket(dataCentre).delete(key);
    }

    /** Deletes every object whose key begins with this, however many there are; returns how many there were. */
    public int deletePrefix(DataCentre dataCentre, String prefix) {
        var deletions = new ArrayList<Future<?>>();
        try (var objects = list(dataCentre, prefix);
                var threads = Executors.newFixedThreadPool(
                        DELETIONS_AT_ONCE, Thread.ofVirtual().factory())) {
            objects.forEach(object -> deletions.add(threads.submit(() -> delete(dataCentre, object.key()))));
        }
        for (var deletion : deletions) {
            if (deletion.state() == Future.State.FAILED) {
                throw new ObjectStoreException(
                        "Not everything below " + prefix + " of " + dataCentre + " could be deleted",
                        deletion.exceptionNow());
            }
        }
        return deletions.size();
    }

    /** Every object whose key begins with this, in no particular order, fetched page by page while it is read. Close the stream. */
    public Stream<StoredObject> list(DataCentre dataCentre, String prefix) {
        return bucket(dataCentre).list(prefix);
    }

    /** Gives up an upload in parts and frees what was uploaded. An upload that is unknown (completed, given up) is fine. */
    public void abortMultipart(DataCentre dataCentre, String key, String uploadId) {
        bucket(dataCentre).abortMultipart(key, uploadId);
    }

    /**
     * Where a bucket keeps versions and the object has more than one, deletes the newest, so that the one before it is back. Other keys that begin with
     * this one are left alone. Returns whether something was undone. Protocol 10 §6.3.
     */
    public boolean undoOverwrite(DataCentre dataCentre, String key) {
        return bucket(dataCentre).undoOverwrite(key);
    }

    /** Lifts the compliance hold of an object, so that it can be deleted 21 days later. An object that is not there is fine. Protocol 10 §8. */
    public void releaseHold(DataCentre dataCentre, String key) {
        bucket(dataCentre).releaseHold(key);
    }

    /** Asks the store of a data centre whether the bucket is there and open to us: nothing, or one sentence with cause and cure. Takes up to 10 s. */
    public Optional<String> problem(DataCentre dataCentre) {
        return bucket(dataCentre).problem();
    }

    String beginMultipart(DataCentre dataCentre, String key) {
        return bucket(dataCentre).beginMultipart(key);
    }

    Collection<Bucket> buckets() {
        return buckets.values();
    }

    Bucket bucket(DataCentre dataCentre) {
        var bucket = buckets.get(dataCentre);
        if (bucket == null) {
            throw new ObjectStoreException(
                    "Data centre " + dataCentre + " has no bucket: set s3." + dataCentre + ".bucket.", null);
        }
        return bucket;
    }

    private static ObjectStoreException missing(DataCentre dataCentre, String key) {
        return new ObjectStoreException("There is no object " + key + " in " + dataCentre, null);
    }
}
