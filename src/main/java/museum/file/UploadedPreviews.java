package museum.file;

import java.util.ArrayList;
import java.util.List;
import museum.database.Ids;
import museum.storage.Buckets;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.PresignedUrls;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Previews that apps upload themselves: from the URL to the registered object, and to its end when another takes its place. Protocol 03 §6.2, §6.6. */
@Component
class UploadedPreviews {

    private final TempObjects temp;
    private final FileQueues queues;
    private final ObjectStore store;
    private final PresignedUrls presigned;
    private final Buckets buckets;
    private final Ids ids;

    UploadedPreviews(
            TempObjects temp, FileQueues queues, ObjectStore store, PresignedUrls presigned, Buckets buckets, Ids ids) {
        this.temp = temp;
        this.queues = queues;
        this.store = store;
        this.presigned = presigned;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** The URL for one PUT. */
    PreviewUploadUrl url(long ownerId, long fileId, DataType type) {
        var bucket = buckets.forFileData(type.label());
        var id = ids.prefixed(type.idPrefix());
        var key = DataKeys.preview(ownerId, fileId, type, id);
        temp.stage(bucket, List.of(key));
        return new PreviewUploadUrl(id, presigned.upload(bucket, key), null, null);
    }

    /** URLs for so many parts. */
    PreviewUploadUrl urlsOfParts(long ownerId, long fileId, DataType type, int parts) {
        var bucket = buckets.forFileData(type.label());
        var id = ids.prefixed(type.idPrefix());
        var key = DataKeys.preview(ownerId, fileId, type, id);
        temp.stage(bucket, List.of(key));
        var upload = presigned.multipart(bucket, key, parts);
        temp.begun(key, upload.uploadId());
        return new PreviewUploadUrl(id, null, upload.partUrls(), upload.completeUrl());
    }

    /** 503 if the object is not there, 400 if it has another size. */
    void requireSize(DataCentre bucket, String key, long size) {
        var found = store.sizes(bucket, List.of(key)).get(key);
        if (found == null) {
            throw ApiError.of(ErrorCode.OBJECT_SIZE_FETCH_FAILED);
        }
        if (found != size) {
            throw ApiError.badRequest();
        }
    }

    /** Takes a staged key of that bucket because it is being registered; false if there is none (any more). */
    boolean take(DataCentre bucket, String key) {
        return temp.take(bucket, key);
    }

    /** Has the objects of a former preview deleted in a while, when nobody watches it any more. */
    void discard(@Nullable FileDataRow former) {
        if (former != null && former.objId() != null) {
            var keys = new ArrayList<String>();
            keys.add(former.objectKey());
            keys.add(former.metadataKey());
            queues.outdated(keys);
        }
    }
}
