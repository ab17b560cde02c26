package museum.file;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import museum.database.Queue;
import museum.database.Time;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wipes out the metadata of files that were deleted for good 50 days ago, when their objects are gone. Protocol 03 §14.6.
 *
 * <p>A cursor, kept as the one item of a queue, says up to which version of the trash everything is done. Files that still have objects only hold back the
 * cursor, not the files after them.
 */
@Component
class ScrubMetadata {

    private static final String QUEUE = "dropFileEncMetata";
    private static final String BEGINNING = "0";
    private static final long KEPT = Duration.ofDays(50).toMillis() * 1_000;
    private static final int BATCH = 2500;

    private final Queue queue;
    private final ScrubQueries files;
    private final TransactionTemplate transaction;
    private final Time time;

    ScrubMetadata(Queue queue, ScrubQueries files, TransactionTemplate transaction, Time time) {
        this.queue = queue;
        this.files = files;
        this.transaction = transaction;
        this.time = time;
    }

    void run(BooleanSupplier mayGoOn) {
        long before = time.now() - KEPT;
        boolean more = true;
        while (more && mayGoOn.getAsBoolean()) {
            more = Boolean.TRUE.equals(transaction.execute(status -> scrub(before)));
        }
    }

    private boolean scrub(long before) {
        var cursor = queue.take(QUEUE, Duration.ZERO, 1);
        if (cursor.isEmpty()) {
            queue.add(QUEUE, BEGINNING);
            return false;
        }
        long since = Long.parseLong(cursor.getFirst());
        boolean full = files.scrub(since, before, BATCH) == BATCH;
        if (!full) {
            files.moveCursor(QUEUE, cursor.getFirst(), files.doneUpTo(since, before));
        }
        return full;
    }
}
