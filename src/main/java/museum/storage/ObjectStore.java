package museum.storage;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the server itself does with objects. Every method may throw {@link ObjectStoreException}; whatever returns normally from a write is durable.
 * Blocking: use it outside of database transactions wherever that is possible.
 */
@Component
public class ObjectStore {

    /** Size in bytes, or nothing when there is no such object. One request, no second attempt. */
    public OptionalLong size(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sizes in bytes of objects that a client says it has uploaded, asked for in parallel, in up to three attempts (after 0.5 s and 1 s; Protocol 10
     * §4 "Size check"). A key whose object is not there or could not be asked for is absent from the answer; nothing is thrown.
     */
    public Map<String, Long> sizes(DataCentre dataCentre, Collection<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** Writes a small object (it is in memory already), replacing what was there. */
    public void put(DataCentre dataCentre, String key, byte[] content) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a small object, or nothing when there is no such object. */
    public Optional<byte[]> get(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /** A stream of an object's bytes, to be closed by the caller, or nothing when there is no such object. */
    public Optional<InputStream> open(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /**
     * Copies an object of any size without its bytes passing through memory: at the store when both buckets are reached through the same credentials,
     * else streamed through this server. Copies into cold storage get its storage class. The size is checked afterwards.
     *
     * @throws ObjectStoreException also when there is no such object
     */
    public void copy(DataCentre from, String fromKey, DataCentre to, String toKey) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes an object and waits until the store says that it is gone (asked every 5 s, at most 20 times). An object that is not there is fine.
     */
    public void delete(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /** Deletes every object whose key begins with this, however many there are; returns how many there were. */
    public int deletePrefix(DataCentre dataCentre, String prefix) {
        throw new UnsupportedOperationException();
    }

    /** Every object whose key begins with this, in the order of keys, fetched page by page while it is read. Close the stream. */
    public Stream<StoredObject> list(DataCentre dataCentre, String prefix) {
        throw new UnsupportedOperationException();
    }

    /** Gives up an upload in parts and frees what was uploaded. An upload that is unknown (completed, given up) is fine. */
    public void abortMultipart(DataCentre dataCentre, String key, String uploadId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Where a bucket keeps versions and the object has more than one, deletes the newest, so that the one before it is back. Other keys that begin with
     * this one are left alone. Returns whether something was undone. Protocol 10 §6.3.
     */
    public boolean undoOverwrite(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }

    /** Lifts the compliance hold of an object, so that it can be deleted 21 days later. An object that is not there is fine. Protocol 10 §8. */
    public void releaseHold(DataCentre dataCentre, String key) {
        throw new UnsupportedOperationException();
    }
}
