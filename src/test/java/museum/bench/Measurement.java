package museum.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures operations under full load and at a fixed rate. */
final class Measurement {

    /** Full load is measured so many times; the cost is the median, so that a moment's disturbance does not count. */
    private static final int SLICES = 3;

    /** Of a supply: warm-up, full load, fixed rate, and the look at single requests. */
    private static final int PARTS = 4;

    /** An operation warms up by itself until a request costs more than this part of what it cost before, and at most so many times. */
    private static final double SETTLED = 0.97;

    private static final int MOST_ROUNDS = 12;

    private final Options options;
    private final Server server;
    private final Database database;
    private double highest;

    Measurement(Options options, Server server, Database database) {
        this.options = options;
        this.server = server;
        this.database = database;
    }

    /** MiB of the server's memory when it was largest; null when it is not known. */
    @Nullable Double residentMemory() {
        return highest == 0 ? null : (Double) highest;
    }

    /** All operations by turns, until the server's code is compiled. */
    void warmUp(List<Operation> operations) throws InterruptedException {
        if (operations.isEmpty() || options.warmUp().isZero()) {
            return;
        }
        var each = options.warmUp().dividedBy(2L * operations.size());
        for (int round = 0; round < 2; round++) {
            for (var operation : operations) {
                fullLoad(operation, each, operation.share(2 * PARTS));
            }
        }
    }

    Measured measure(Operation operation) throws InterruptedException {
        check(operation);
        warmUp(operation);
        var perSecond = new ArrayList<Double>();
        var ofServer = new ArrayList<Double>();
        var ofDatabase = new ArrayList<Double>();
        double bytes = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            var serverBefore = server.processorTime();
            var databaseBefore = database.processorTime();
            var done = fullLoad(operation, options.seconds().dividedBy(SLICES), operation.share(PARTS * SLICES));
            add(ofServer, serverBefore, server.processorTime(), done.requests());
            add(ofDatabase, databaseBefore, database.processorTime(), done.requests());
            perSecond.add(done.perSecond());
            bytes = (double) done.bytes() / done.requests();
        }
        double reached = median(perSecond);
        double rate = options.rate() > 0 ? options.rate() : Math.max(1, reached / 2);
        var latencies = new FixedRate(operation, rate).run(options.seconds(), operation.share(PARTS));
        noteMemory();
        return new Measured(
                operation,
                reached,
                rate,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                ofServer.isEmpty() ? null : (Double) median(ofServer),
                ofDatabase.isEmpty() ? null : (Double) median(ofDatabase),
                bytes,
                Measured.Single.UNSEEN,
                new Measured.Bare(List.of()));
    }

    /** What is asked for rarely is compiled late: a log-in costs two thirds more as long as the server compiles what it needs. */
    private void warmUp(Operation operation) throws InterruptedException {
        int rounds = operation.work().supply() == Operation.ENDLESS ? MOST_ROUNDS : 1;
        double before = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            var cost = new ArrayList<Double>();
            var processor = server.processorTime();
            var done = fullLoad(operation, options.seconds().dividedBy(2), operation.share(2 * PARTS));
            add(cost, processor, server.processorTime(), done.requests());
            if (cost.isEmpty() || cost.getFirst() > before * SETTLED) {
                return;
            }
            before = cost.getFirst();
        }
    }

    private FullLoad.Done fullLoad(Operation operation, Duration time, int limit) throws InterruptedException {
        return new FullLoad(operation, options.connections(), options.most()).run(time, limit);
    }

    private static void check(Operation operation) {
        var work = operation.work();
        if (work.sample() != null) {
            try (var connection = new HttpConnection(work.at())) {
                work.check().accept(connection.whole(work.sample()));
            }
        }
    }

    private void noteMemory() {
        if (server.pid() != null) {
            highest = Math.max(highest, Machine.residentMemory(server.pid()));
        }
    }

    private static void add(List<Double> costs, @Nullable Double before, @Nullable Double after, long requests) {
        if (before != null && after != null) {
            costs.add((after - before) / requests);
        }
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }
}
