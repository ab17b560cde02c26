package museum.file;

import java.util.List;
import java.util.OptionalLong;
import museum.storage.Buckets;
import museum.storage.ObjectStore;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.stereotype.Component;

/** What clients have uploaded, as the store tells of it. Protocol 03 §4.1 (steps 9 to 11). */
@Component
class UploadedObjects {

    private final ObjectStore store;
    private final Buckets buckets;

    UploadedObjects(ObjectStore store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /**
     * The objects of a file with their true sizes, asked for in parallel. 503 if one is not there, 413 if one is too large, 400 if a size that the client
     * has told is another.
     */
    StoredObjects measure(NewFile file) {
        var keys = UploadKeys.keys(file);
        var sizes = store.sizes(buckets.primaryHot(), keys);
        var fileSize = sizes.get(keys.getFirst());
        var thumbnailSize = sizes.get(keys.getLast());
        if (fileSize == null || thumbnailSize == null) {
            throw ApiError.of(ErrorCode.OBJECT_SIZE_FETCH_FAILED);
        }
        if (fileSize > FileSize.MAX || thumbnailSize > FileSize.MAX_THUMBNAIL) {
            throw ApiError.tooLarge();
        }
        requireTold(file.file(), fileSize);
        requireTold(file.thumbnail(), thumbnailSize);
        return new StoredObjects(keys.getFirst(), fileSize, keys.getLast(), thumbnailSize);
    }

    /** The size of one object; 503 if it is not there. */
    long measure(String key) {
        var size = store.sizes(buckets.primaryHot(), List.of(key)).get(key);
        if (size == null) {
            throw ApiError.of(ErrorCode.OBJECT_SIZE_FETCH_FAILED);
        }
        return size;
    }

    /**
     * Passes if objects are still as they were measured, else 400. To be asked when their keys are taken: since then nobody can write them in the embedded store, so what passes stays
     * true. Other stores are not asked twice.
     */
    void requireUnchanged(StoredObjects objects) {
        var primary = buckets.primaryHot();
        if (!buckets.isEmbedded(primary)) {
            return;
        }
        for (var type : ObjectType.values()) {
            if (!store.size(primary, objects.key(type)).equals(OptionalLong.of(objects.size(type)))) {
                throw ApiError.badRequest();
            }
        }
    }

    private static void requireTold(Attr part, long size) {
        if (part.size() != 0 && part.size() != size) {
            throw ApiError.badRequest();
        }
    }
}
