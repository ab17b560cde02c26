package museum.file;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import museum.storage.Buckets;
import museum.web.ApiError;
import museum.web.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what apps have derived from their files. Protocol 03 §6.1, §6.2.
 *
 * <p>The key of machine learning's data is always the same, so the object may only be written when the request is known to be good and while nobody else can
 * write it: under the file's lock, in the transaction that writes the row. Few transactions wait for the store at a time, so that a slow store does not keep
 * all connections.
 */
@Service
class StoreFileData {

    private static final String INVALID_VERSION = "INVALID_VERSION";

    private final Semaphore waitingForStore = new Semaphore(8);

    private final FileAccess access;
    private final FileLocks fileLocks;
    private final TrashVersions owners;
    private final FileDataQueries data;
    private final DerivedObjects objects;
    private final UploadedPreviews previews;
    private final Buckets buckets;
    private final TransactionTemplate transaction;

    StoreFileData(
            FileAccess access,
            FileLocks fileLocks,
            TrashVersions owners,
            FileDataQueries data,
            DerivedObjects objects,
            UploadedPreviews previews,
            Buckets buckets,
            TransactionTemplate transaction) {
        this.access = access;
        this.fileLocks = fileLocks;
        this.owners = owners;
        this.data = data;
        this.objects = objects;
        this.previews = previews;
        this.buckets = buckets;
        this.transaction = transaction;
    }

    /** Data of machine learning of one of the user's own files. */
    void mlData(long userId, Client client, FileDataRequests.Put request, String encryptedData, String header) {
        long owner = access.owner(request.fileID()).orElseThrow(ApiError::notFound);
        if (owner != userId) {
            throw ApiError.permissionDenied();
        }
        var bytes = objects.bytes(new DerivedObject(
                Objects.requireNonNullElse(request.version(), 1), encryptedData, header, client.info()));
        var bucket = buckets.forFileData(DataType.MLDATA.label());
        alone(() -> {
            hold(request.fileID(), DataType.MLDATA, request.lastUpdatedAt());
            objects.write(bucket, DataKeys.mlData(userId, request.fileID()), bytes);
            put(new FileDataRow(
                    request.fileID(), userId, DataType.MLDATA, bytes.length, bucket, List.of(), false, null, null, 0));
        });
    }

    /** An uploaded video and its playlist. A repeated request is good as long as the video is the present one, and changes nothing. */
    void video(long userId, Client client, FileDataRequests.PutVideo request) {
        access.requireOwnInAlbum(userId, request.fileID());
        if (!DataKeys.isVideoId(request.objectID())) {
            throw ApiError.badRequest("invalid objectID");
        }
        var bucket = buckets.forFileData(DataType.VID_PREVIEW.label());
        var key = DataKeys.preview(userId, request.fileID(), DataType.VID_PREVIEW, request.objectID());
        previews.requireSize(bucket, key, request.objectSize());
        var bytes = objects.bytes(new DerivedObject(
                Objects.requireNonNullElse(request.version(), 1),
                request.playlist(),
                request.playlistHeader(),
                client.info()));
        alone(() -> {
            var before = hold(request.fileID(), DataType.VID_PREVIEW, null);
            if (!previews.take(bucket, key)) {
                if (before != null
                        && request.objectID().equals(before.objId())
                        && Objects.equals(request.objectSize(), before.objSize())) {
                    return;
                }
                throw ApiError.badRequest();
            }
            objects.write(bucket, DataKeys.playlist(key), bytes);
            put(new FileDataRow(
                    request.fileID(),
                    userId,
                    DataType.VID_PREVIEW,
                    bytes.length + request.objectSize(),
                    bucket,
                    List.of(),
                    false,
                    request.objectID(),
                    request.objectSize(),
                    0));
            previews.discard(before);
        });
    }

    /** Holds the file, and refuses a request that must not change anything; returns the row that is there. */
    private @Nullable FileDataRow hold(long fileId, DataType type, @Nullable Long lastUpdatedAt) {
        fileLocks.lock(List.of(fileId));
        var row = data.find(fileId, type).orElse(null);
        if (lastUpdatedAt != null) {
            requireVersion(row, lastUpdatedAt);
        }
        if (row != null && row.isDeleted()
                || !fileLocks.deletedForever(List.of(fileId)).isEmpty()) {
            throw ApiError.notFound();
        }
        return row;
    }

    private static void requireVersion(@Nullable FileDataRow row, long expected) {
        if (row == null) {
            if (expected != 0) {
                throw ApiError.coded(409, INVALID_VERSION, "non zero version empty data");
            }
        } else if (row.isDeleted()) {
            throw ApiError.coded(409, INVALID_VERSION, "data deleted");
        } else if (row.updatedAt() != expected) {
            throw ApiError.coded(
                    409,
                    INVALID_VERSION,
                    "version mismatch expected %d, found %d".formatted(row.updatedAt(), expected));
        }
    }

    /** Stamps as late as possible, one change of an owner after the other, so that no device that syncs by time misses any. */
    private void put(FileDataRow row) {
        owners.hold(row.userId());
        data.put(row.at(data.nextTime(row.userId())));
    }

    private void alone(Runnable work) {
        waitingForStore.acquireUninterruptibly();
        try {
            transaction.executeWithoutResult(status -> work.run());
        } finally {
            waitingForStore.release();
        }
    }
}
