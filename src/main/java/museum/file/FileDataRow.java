package museum.file;

import java.util.List;
import museum.storage.DataCentre;
import org.jspecify.annotations.Nullable;

/**
 * Derived data of one type of one file. Table {@code file_data}, Protocol 10 §7.
 *
 * @param userId the owner of the file
 * @param size bytes of what the server wrote and of the uploaded object
 * @param latestBucket where it was written last
 * @param replicatedBuckets where it was copied to since
 * @param objId the uploaded object, where there is one
 * @param objSize its bytes
 * @param updatedAt microseconds
 */
record FileDataRow(
        long fileId,
        long userId,
        DataType type,
        long size,
        DataCentre latestBucket,
        List<DataCentre> replicatedBuckets,
        boolean isDeleted,
        @Nullable String objId,
        @Nullable Long objSize,
        long updatedAt) {

    /** The key of the JSON object that the server wrote. */
    String metadataKey() {
        return type == DataType.MLDATA ? DataKeys.mlData(userId, fileId) : DataKeys.playlist(objectKey());
    }

    /** The key of the object that the app uploaded. */
    String objectKey() {
        if (objId == null) {
            throw new IllegalStateException("no uploaded object of file " + fileId);
        }
        return DataKeys.preview(userId, fileId, type, objId);
    }

    FileDataRow at(long time) {
        return new FileDataRow(
                fileId, userId, type, size, latestBucket, replicatedBuckets, isDeleted, objId, objSize, time);
    }
}
