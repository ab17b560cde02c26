package museum.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Requests at times that do not depend on the answers, as people send them who know nothing of each other. What one waits is counted from when its request was due, so
 * that a server that stands still for a second has kept all waiting who came meanwhile.
 */
final class FixedRate {

    private static final int CONNECTIONS = 48;

    private final Operation operation;
    private final double perSecond;

    FixedRate(Operation operation, double perSecond) {
        this.operation = operation;
        this.perSecond = perSecond;
    }

    /** @return microseconds */
    Histogram run(Duration time, int limit) throws InterruptedException {
        int count = (int) Math.min(limit, Math.max(1, perSecond * time.toNanos() / 1e9));
        var next = new AtomicInteger();
        int threads = Math.min(count, CONNECTIONS);
        long begun = System.nanoTime() + 1_000_000;
        var all = new Histogram(3);
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var parts = new ArrayList<Future<Histogram>>();
            for (int i = 0; i < threads; i++) {
                parts.add(workers.submit(() -> serve(next, count, begun)));
            }
            for (var part : parts) {
                all.add(part.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(operation.name() + ": " + failed.getCause(), failed.getCause());
        }
        return all;
    }

    private Histogram serve(AtomicInteger next, int count, long begun) {
        var waited = new Histogram(3);
        var work = operation.work();
        try (var connection = new HttpConnection(work.at())) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = begun + (long) (i * 1e9 / perSecond);
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                work.exchange().run(connection, operation.next());
                waited.recordValue((System.nanoTime() - due) / 1_000);
            }
        }
        return waited;
    }
}
