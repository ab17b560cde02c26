package museum.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections that ask again as soon as they are answered. Two threads serve all connections, each in turn: while one answer is read, the server works on the others, and
 * nobody has to be woken up for every answer.
 */
final class FullLoad {

    /** What was done.
     * @param bytes of all answers */
    record Done(long requests, double seconds, long bytes) {

        double perSecond() {
            return requests / seconds;
        }
    }

    private static final int THREADS = 2;

    private final Operation operation;
    private final int connections;
    private final int most;

    /** @param most requests a second; 0 for any number */
    FullLoad(Operation operation, int connections, int most) {
        this.operation = operation;
        this.connections = connections;
        this.most = most;
    }

    /** @param limit of requests */
    Done run(Duration time, int limit) throws InterruptedException {
        int threads = operation.work().exchange().isPlain() ? Math.min(THREADS, connections) : connections;
        var left = new AtomicInteger(limit);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long requests = 0;
        long bytes = 0;
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var parts = new ArrayList<Future<long[]>>();
            for (int i = 0; i < threads; i++) {
                int share = connections / threads + (i < connections % threads ? 1 : 0);
                parts.add(workers.submit(() -> serve(share, begun, end, left, threads)));
            }
            for (var part : parts) {
                requests += part.get()[0];
                bytes += part.get()[1];
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(operation.name() + ": " + failed.getCause(), failed.getCause());
        }
        return new Done(requests, (System.nanoTime() - begun) / 1e9, bytes);
    }

    private long[] serve(int count, long begun, long end, AtomicInteger left, int threads) throws InterruptedException {
        var work = operation.work();
        var open = new HttpConnection[count];
        var numbers = new int[count];
        var busy = new boolean[count];
        for (int i = 0; i < count; i++) {
            open[i] = new HttpConnection(work.at());
        }
        long requests = 0;
        try {
            for (boolean any = true; any; ) {
                any = false;
                for (int i = 0; i < count; i++) {
                    if (busy[i]) {
                        work.exchange().end(open[i], numbers[i]);
                        requests++;
                    }
                    busy[i] = System.nanoTime() < end && left.getAndDecrement() > 0;
                    if (busy[i]) {
                        brake(requests, begun, threads);
                        numbers[i] = operation.next();
                        work.exchange().begin(open[i], numbers[i]);
                        any = true;
                    }
                }
            }
            long bytes = 0;
            for (var connection : open) {
                bytes += connection.received();
            }
            return new long[] {requests, bytes};
        } finally {
            for (var connection : open) {
                connection.close();
            }
        }
    }

    private void brake(long requests, long begun, int threads) throws InterruptedException {
        if (most > 0) {
            long due = begun + requests * threads * 1_000_000_000L / most;
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
    }
}
