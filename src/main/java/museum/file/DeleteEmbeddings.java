package museum.file;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import museum.database.Queue;
import museum.storage.DataCentre;
import museum.storage.ObjectStore;
import museum.storage.ObjectStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what an old kind of search has left of deleted files: table {@code embeddings} and the objects behind it. Protocol 03 §14.8. */
@Component
class DeleteEmbeddings {

    private static final Logger log = LoggerFactory.getLogger(DeleteEmbeddings.class);

    private static final int BATCH = 10_000;
    private static final int WORKERS = 4;

    private record Embedded(long fileId, long ownerId, Set<DataCentre> dataCentres) {}

    private final Queue queue;
    private final JdbcClient jdbc;
    private final ObjectStore store;
    private final TransactionTemplate transaction;

    DeleteEmbeddings(Queue queue, JdbcClient jdbc, ObjectStore store, TransactionTemplate transaction) {
        this.queue = queue;
        this.jdbc = jdbc;
        this.store = store;
        this.transaction = transaction;
    }

    /** Nearly all files have no embeddings: their items are done by one statement. */
    void run(BooleanSupplier mayGoOn) {
        var items = Objects.requireNonNull(
                transaction.execute(status -> queue.take(FileQueues.DELETE_EMBEDDING, Duration.ZERO, BATCH)));
        var found = find(items);
        var files = found.stream().map(one -> String.valueOf(one.fileId())).collect(Collectors.toSet());
        queue.done(
                FileQueues.DELETE_EMBEDDING,
                items.stream().filter(item -> !files.contains(item)).toList());
        ParallelWork.forEach(found, WORKERS, mayGoOn, this::delete);
    }

    private List<Embedded> find(List<String> fileIds) {
        return jdbc.sql("""
                SELECT file_id, min(owner_id) AS owner_id,
                       array_agg(DISTINCT place)::text[] AS places
                  FROM embeddings
                 CROSS JOIN unnest(coalesce(nullif(datacenters, '{}'), '{b2-eu-cen}')) AS place
                 WHERE file_id = ANY(:files::bigint[])
                 GROUP BY file_id
                """)
                .param("files", fileIds.toArray(String[]::new))
                .query((row, n) -> new Embedded(
                        row.getLong("file_id"),
                        row.getLong("owner_id"),
                        Arrays.stream((String[]) row.getArray("places").getArray())
                                .map(DataCentre::of)
                                .collect(Collectors.toSet())))
                .list();
    }

    private void delete(Embedded file) {
        try {
            for (var dataCentre : file.dataCentres()) {
                if (!dataCentre.isLegacy()) {
                    store.deletePrefix(dataCentre, "%d/ml-data/%d/".formatted(file.ownerId(), file.fileId()));
                }
            }
            transaction.executeWithoutResult(status -> {
                jdbc.sql("DELETE FROM embeddings WHERE file_id = :file")
                        .param("file", file.fileId())
                        .update();
                queue.done(FileQueues.DELETE_EMBEDDING, List.of(String.valueOf(file.fileId())));
            });
        } catch (ObjectStoreException failure) {
            log.error(
                    "Embeddings of file {} cannot be deleted and will be tried again: {}",
                    file.fileId(),
                    failure.getMessage());
        }
    }
}
