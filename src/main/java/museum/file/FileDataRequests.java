package museum.file;

import java.util.List;
import museum.web.Required;
import org.jspecify.annotations.Nullable;

/** Bodies of requests about derived data. Protocol 03 §6. */
final class FileDataRequests {

    private FileDataRequests() {}

    /**
     * Data of machine learning to be stored.
     *
     * @param version 1 when absent
     * @param lastUpdatedAt the time of the data that are replaced, 0 for none; not compared when absent
     */
    record Put(
            @Required long fileID,
            @Required @Nullable String type,
            @Nullable String encryptedData,
            @Nullable String decryptionHeader,
            @Nullable Integer version,
            @Nullable Long lastUpdatedAt) {}

    /** An uploaded video for streaming to be registered with its playlist; {@code version} is 1 when absent. */
    record PutVideo(
            @Required long fileID,
            @Required String objectID,
            @Required long objectSize,
            @Required String playlist,
            @Required String playlistHeader,
            @Nullable Integer version) {}

    /** Files whose data of one type are wanted. */
    record Fetch(
            @Required List<Long> fileIDs,
            @Required @Nullable String type) {}

    /** The time up to which a device has synced; 0 is a time. */
    record StatusSince(@Nullable Long lastUpdatedAt) {}
}
