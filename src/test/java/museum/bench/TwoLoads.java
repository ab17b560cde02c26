package museum.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long somebody waits who finds nothing new, while others keep the server busy. */
final class TwoLoads {

    private static final double RATE = 200;
    private static final int LOG_INS = 32;
    private static final int DEVICES = 16;

    private final Operations operations;
    private final Operation emptyDiff;
    private final Duration time;

    TwoLoads(Operations operations, Operation emptyDiff, Duration time) {
        this.operations = operations;
        this.emptyDiff = emptyDiff;
        this.time = time;
    }

    /** Waiting times in microseconds, by what else went on. */
    Map<String, Histogram> run() throws InterruptedException {
        var results = new LinkedHashMap<String, Histogram>();
        results.put("nothing", beside(null, 0));
        results.put(LOG_INS + " log-ins at once", beside(operations.logInsOfNobody(), LOG_INS));
        results.put(
                DEVICES + " devices in their first sync of the large album", beside(operations.firstSync(), DEVICES));
        return results;
    }

    private Histogram beside(@Nullable Operation other, int connections) throws InterruptedException {
        var load = other == null ? null : CompletableFuture.runAsync(() -> load(other, connections));
        // The first second belongs to the warm-up: to new connections, and to code that is not compiled yet.
        new FixedRate(emptyDiff, RATE).run(Duration.ofSeconds(1), Operation.ENDLESS);
        var waited = new FixedRate(emptyDiff, RATE).run(time, Operation.ENDLESS);
        if (load != null) {
            load.join();
        }
        return waited;
    }

    private void load(Operation other, int connections) {
        try {
            new FullLoad(other, connections, 0).run(time.plusSeconds(1), Operation.ENDLESS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
