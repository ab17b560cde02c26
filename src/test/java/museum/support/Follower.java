package museum.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/**
 * A device that follows a diff while others write: it asks for what changed after the latest time it has seen, again and again, as the apps do. What it has
 * missed when all is quiet, it would miss for ever.
 */
public final class Follower implements AutoCloseable {

    /** A row of a diff: which, and when it changed, in microseconds. */
    public record Change(String id, long updatedAt) {}

    private final LongFunction<List<Change>> diff;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final CompletableFuture<Void> reading;
    private volatile boolean quiet;
    private long since;

    /** @param diff gives the changes after a time, oldest first */
    public Follower(LongFunction<List<Change>> diff) {
        this.diff = diff;
        this.reading = CompletableFuture.runAsync(
                this::read, task -> Thread.ofVirtual().start(task));
    }

    private void read() {
        boolean last;
        do {
            last = quiet;
            for (var page = diff.apply(since); !page.isEmpty(); page = diff.apply(since)) {
                page.forEach(change -> seen.put(change.id(), change.updatedAt()));
                since = page.getLast().updatedAt();
            }
        } while (!last);
    }

    /** What was seen of each row last, after all writers have ended. */
    public Map<String, Long> whatItSaw() {
        quiet = true;
        reading.join();
        return seen;
    }

    @Override
    public void close() {
        whatItSaw();
    }
}
