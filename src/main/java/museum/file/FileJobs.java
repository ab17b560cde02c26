package museum.file;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import museum.database.OneNodeJob;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the background work of this module is done. Protocol 03 §14, 10 §10. */
@Component
class FileJobs {

    private final OneNodeJob alone;
    private final EmptyWaitingTrash emptyTrash;
    private final DeleteAgedTrash agedTrash;
    private final DeleteObjects deleteObjects;
    private final ReleaseHolds releaseHolds;
    private final OutdatedObjects outdated;
    private final UnreportedUploads unreported;
    private final DeleteFileData deleteFileData;
    private final DeleteEmbeddings embeddings;
    private final ScrubMetadata scrub;

    FileJobs(
            OneNodeJob alone,
            EmptyWaitingTrash emptyTrash,
            DeleteAgedTrash agedTrash,
            DeleteObjects deleteObjects,
            ReleaseHolds releaseHolds,
            OutdatedObjects outdated,
            UnreportedUploads unreported,
            DeleteFileData deleteFileData,
            DeleteEmbeddings embeddings,
            ScrubMetadata scrub) {
        this.alone = alone;
        this.emptyTrash = emptyTrash;
        this.agedTrash = agedTrash;
        this.deleteObjects = deleteObjects;
        this.releaseHolds = releaseHolds;
        this.outdated = outdated;
        this.unreported = unreported;
        this.deleteFileData = deleteFileData;
        this.embeddings = embeddings;
        this.scrub = scrub;
    }

    @Scheduled(initialDelay = 67, fixedRate = 67, timeUnit = TimeUnit.SECONDS)
    void emptyTrash() {
        alone.run("empty_trash_lock", Duration.ofHours(1), emptyTrash::run);
    }

    @Scheduled(initialDelay = 101, fixedRate = 101, timeUnit = TimeUnit.SECONDS)
    void deleteAgedTrash() {
        alone.run("DeleteAgedTrashedFiles", Duration.ofHours(1), agedTrash::run);
    }

    @Scheduled(initialDelay = 8, fixedRate = 8, timeUnit = TimeUnit.MINUTES)
    void deleteObjects() {
        alone.run("deleted_objects_queue_lock", Duration.ofHours(2), deleteObjects::run);
    }

    @Scheduled(initialDelay = 90, fixedRate = 90, timeUnit = TimeUnit.SECONDS)
    void releaseHolds() {
        alone.run("remove_compliance_holds_lock", Duration.ofHours(2), releaseHolds::run);
    }

    @Scheduled(initialDelay = 13, fixedRate = 13, timeUnit = TimeUnit.MINUTES)
    void deleteOutdatedObjects() {
        alone.run("outdated_objects_queue_lock", Duration.ofHours(2), outdated::run);
    }

    @Scheduled(initialDelay = 1, fixedRate = 5 * 60, timeUnit = TimeUnit.SECONDS)
    void deleteUnreportedUploads() {
        alone.run("remove_unreported_objects_lock", Duration.ofHours(1), unreported::run);
    }

    @Scheduled(initialDelay = 5, fixedRate = 5 * 60, timeUnit = TimeUnit.SECONDS)
    void deleteFileData() {
        alone.run("delete_file_data_lock", Duration.ofHours(1), deleteFileData::run);
    }

    @Scheduled(initialDelay = 101, fixedRate = 101, timeUnit = TimeUnit.SECONDS)
    void deleteEmbeddings() {
        alone.run("delete_embeddings_lock", Duration.ofHours(1), embeddings::run);
    }

    @Scheduled(initialDelay = 17, fixedRate = 17, timeUnit = TimeUnit.MINUTES)
    void scrubMetadata() {
        alone.run("dropTrashedFileMetadata", Duration.ofHours(1), scrub::run);
    }
}
