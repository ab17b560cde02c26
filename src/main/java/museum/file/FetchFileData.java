package museum.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import museum.storage.ObjectStoreException;
import museum.storage.PresignedUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Reads what apps have derived from files; who may read it is asked before. Protocol 03 §6.4, §6.5, §6.7. */
@Service
public class FetchFileData {

    /**
     * Data of several files. Files whose data are deleted are in none of the lists.
     *
     * @param pendingIndexFileIDs without data
     * @param errFileIDs whose data could not be read
     */
    record Fetched(List<FileData> data, List<Long> pendingIndexFileIDs, List<Long> errFileIDs) {}

    private static final Logger log = LoggerFactory.getLogger(FetchFileData.class);

    /** Reads at the store at one time, of all requests together. */
    private final Semaphore readers = new Semaphore(400);

    private final FileDataQueries rows;
    private final DerivedObjects objects;
    private final PresignedUrls presigned;

    FetchFileData(FileDataQueries rows, DerivedObjects objects, PresignedUrls presigned) {
        this.rows = rows;
        this.objects = objects;
        this.presigned = presigned;
    }

    /** Data of one file, if there are any. */
    public Optional<FileData> fetch(long fileId, DataType type) {
        return live(fileId, type)
                .map(row -> objects.read(row)
                        .orElseThrow(() -> new IllegalStateException("the store has lost " + row.metadataKey())));
    }

    /** The URL of an uploaded preview, if there is one. */
    public Optional<String> previewUrl(long fileId, DataType type) {
        return live(fileId, type)
                .filter(row -> row.objId() != null)
                .map(row -> presigned.preview(row.latestBucket(), row.objectKey()));
    }

    /** Data of several files, read at the store in parallel. */
    Fetched fetch(List<Long> fileIds, DataType type) {
        var found = rows.find(fileIds, type);
        var pending = new HashSet<>(fileIds);
        found.forEach(row -> pending.remove(row.fileId()));
        var live = found.stream().filter(row -> !row.isDeleted()).toList();
        var data = new ArrayList<FileData>();
        var failed = new ArrayList<Long>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = new ArrayList<Future<Optional<FileData>>>();
            for (var row : live) {
                Callable<Optional<FileData>> read = () -> read(row);
                reads.add(workers.submit(read));
            }
            for (int i = 0; i < live.size(); i++) {
                get(reads.get(i))
                        .ifPresentOrElse(data::add, failing(failed, live.get(i).fileId()));
            }
        }
        return new Fetched(data, fileIds.stream().filter(pending::contains).toList(), failed);
    }

    private static Runnable failing(List<Long> failed, long fileId) {
        return () -> failed.add(fileId);
    }

    private Optional<FileData> read(FileDataRow row) throws InterruptedException {
        readers.acquire();
        try {
            return objects.read(row);
        } catch (ObjectStoreException | IllegalStateException failure) {
            log.warn("{} could not be read: {}", row.metadataKey(), failure.getMessage());
            return Optional.empty();
        } finally {
            readers.release();
        }
    }

    private static Optional<FileData> get(Future<Optional<FileData>> read) {
        try {
            return read.get();
        } catch (ExecutionException unforeseen) {
            throw new IllegalStateException(unforeseen.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<FileDataRow> live(long fileId, DataType type) {
        return rows.find(fileId, type).filter(row -> !row.isDeleted());
    }
}
