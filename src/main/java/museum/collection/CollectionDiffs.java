package museum.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has changed in an album since a client looked last, page by page, oldest first. Protocol 02 §9.3.
 *
 * <p>Rows go straight to JSON, but to memory first: a client with a slow connection must not keep one to the database.
 */
@Service
public class CollectionDiffs {

    /** A visitor without an account: owns no file, so sees nothing that is only for owners. */
    public static final long VISITOR = 0;

    private static final int PAGE = 2500;

    /** Virtual threads do not share a core by time: after so many rows others get their turn, whose answers take less. */
    private static final int ROWS_IN_A_ROW = 32;

    /** Who wants no more rows than this need not wait in a row with those who want whole pages. */
    private static final int FEW = 100;

    /** As many pages as there are cores are made at a time: more would not be ready earlier, but keep everybody else from the cores and the connections. */
    private final Semaphore pages = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final CollectionFileQueries files;
    private final TransactionTemplate transaction;
    private final ObjectWriter json;

    CollectionDiffs(CollectionFileQueries files, PlatformTransactionManager transactions, JsonMapper json) {
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.json = json.writerFor(CollectionFile.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /**
     * A page: about 2500 rows, removed ones included. A client goes on after the time of the last row, so rows of one
     * time are never split: a page ends before a time that does not fit, and is longer where one time alone fills it. Whether the viewer may see the album at
     * all is looked at elsewhere.
     *
     * @param since microseconds
     * @param viewer a user, or {@link #VISITOR}
     */
    public DiffPage page(long albumId, long since, long viewer) {
        boolean inTurn = !pages.hasQueuedThreads() && pages.tryAcquire();
        if (!inTurn && files.countAfter(albumId, since, FEW + 1) > FEW) {
            pages.acquireUninterruptibly();
            inTurn = true;
        }
        try {
            return Objects.requireNonNull(transaction.execute(reading -> make(albumId, since, viewer)));
        } finally {
            if (inTurn) {
                pages.release();
            }
        }
    }

    private DiffPage make(long albumId, long since, long viewer) {
        var out = new FastByteArrayOutputStream(8192);
        try (var generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeArrayPropertyStart("diff");
            var hasMore = writeChanges(new Page(json.writeValues(generator), viewer), albumId, since);
            generator.writeEndArray();
            generator.writeBooleanProperty("hasMore", hasMore);
            generator.writeEndObject();
        }
        return new DiffPage(out::writeTo);
    }

    private boolean writeChanges(Page page, long albumId, long since) {
        files.changesAfter(albumId, since, PAGE + 1, page::take);
        if (page.taken <= PAGE) {
            page.writeWaiting();
            return false;
        }
        if (page.isEmpty()) {
            long time = page.waiting.getFirst().updationTime();
            files.changesAt(albumId, time, page::write);
            return files.isChangedAfter(albumId, time);
        }
        return true;
    }

    /** Rows of the time that is being read wait until all of them are known to fit. */
    private final class Page {
        private final SequenceWriter out;
        private final long viewer;
        private final List<CollectionFile> waiting = new ArrayList<>();
        private int taken;
        private int written;

        Page(SequenceWriter out, long viewer) {
            this.out = out;
            this.viewer = viewer;
        }

        void take(CollectionFile file) {
            if (!waiting.isEmpty() && waiting.getFirst().updationTime() != file.updationTime()) {
                writeWaiting();
            }
            waiting.add(file);
            taken++;
        }

        void writeWaiting() {
            waiting.forEach(this::write);
            waiting.clear();
        }

        void write(CollectionFile file) {
            out.write(file.seenBy(viewer));
            written++;
            if (written % ROWS_IN_A_ROW == 0) {
                Thread.yield();
            }
        }

        /** Whether nothing was written: all rows are of one time. */
        boolean isEmpty() {
            return taken == waiting.size();
        }
    }
}
