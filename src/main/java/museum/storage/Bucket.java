package museum.storage;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A bucket as the server uses it; {@link ObjectStore} says what the methods mean. Everything throws {@link ObjectStoreException} when the store cannot be
 * reached, refuses or fails.
 */
sealed interface Bucket permits EmbeddedBucket, S3Bucket {

    OptionalLong size(String key);

    void put(String key, byte[] content);

    /** Writes an object of any size from a stream, which the caller closes. */
    void write(String key, InputStream content, long size);

    Optional<InputStream> open(String key);

    /** Copies from a bucket of the same store; false, and nothing is done, when the other one is elsewhere. */
    boolean copyFrom(Bucket source, String key, String toKey);

    void delete(String key);

    Stream<StoredObject> list(String prefix);

    /** Returns the id of the upload. */
    String beginMultipart(String key);

    void abortMultipart(String key, String uploadId);

    boolean undoOverwrite(String key);

    void releaseHold(String key);

    /** Nothing, or one sentence on what is wrong with the bucket and what to do about it. */
    Optional<String> problem();
}
