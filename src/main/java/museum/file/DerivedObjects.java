package museum.file;

import java.util.Optional;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The objects that the server itself writes and reads for apps. */
@Component
class DerivedObjects {

    private static final int ATTEMPTS = 4;

    private final ObjectStore store;
    private final Buckets buckets;
    private final JsonMapper json;

    DerivedObjects(ObjectStore store, Buckets buckets, JsonMapper json) {
        this.store = store;
        this.buckets = buckets;
        this.json = json;
    }

    byte[] bytes(DerivedObject object) {
        return json.writeValueAsBytes(object);
    }

    void write(DataCentre bucket, String key, byte[] bytes) {
        store.put(bucket, key, bytes);
    }

    /** Where a row's objects are read: in the place that is configured now, if they are there, else where they were written last. */
    DataCentre bucketOf(FileDataRow row) {
        var configured = buckets.forFileData(row.type().label());
        return row.replicatedBuckets().contains(configured) ? configured : row.latestBucket();
    }

    /**
     * What the server wrote for a row, or nothing when the store has no such object.
     *
     * @throws ObjectStoreException if the store does not answer, asked several times
     */
    Optional<FileData> read(FileDataRow row) {
        return get(bucketOf(row), row.metadataKey())
                .map(bytes -> parse(row.metadataKey(), bytes))
                .map(object -> new FileData(
                        row.fileId(), row.type().label(), object.encryptedData(), object.header(), row.updatedAt()));
    }

    private Optional<byte[]> get(DataCentre bucket, String key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.get(bucket, key);
            } catch (ObjectStoreException failure) {
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private DerivedObject parse(String key, byte[] bytes) {
        try {
            return json.readValue(bytes, DerivedObject.class);
        } catch (JacksonException broken) {
            throw new IllegalStateException(key + " is not what this server writes", broken);
        }
    }
}
