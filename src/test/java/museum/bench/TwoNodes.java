package museum.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** What two servers on one database do together, compared with one of them under the same load. */
final class TwoNodes {

    /** @param one requests a second of one server
     * @param both of two, each with half of the connections */
    record Throughput(double one, double both) {}

    private static final List<String> NAMES =
            List.of(Operations.SESSION, Operations.EMPTY_DIFF, Operations.SMALL_DIFF, Operations.LOG_IN);

    private final Operations first;
    private final Operations second;
    private final Options options;

    TwoNodes(Operations first, Operations second, Options options) {
        this.first = first;
        this.second = second;
        this.options = options;
    }

    /** By the operation's title. */
    Map<String, Throughput> run() throws InterruptedException {
        for (var name : NAMES) {
            load(first.named(name), options.connections(), warmUp());
            load(second.named(name), options.connections(), warmUp());
        }
        var results = new LinkedHashMap<String, Throughput>();
        for (var name : NAMES) {
            double one = load(first.named(name), options.connections(), options.seconds());
            results.put(first.named(name).title(), new Throughput(one, both(name)));
        }
        return results;
    }

    private Duration warmUp() {
        return options.warmUp().dividedBy(2L * NAMES.size());
    }

    private double both(String name) throws InterruptedException {
        int half = options.connections() / 2;
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var loads = List.of(first, second).stream()
                    .<Callable<Double>>map(node -> () -> load(node.named(name), half, options.seconds()))
                    .toList();
            double sum = 0;
            for (var load : nodes.invokeAll(loads)) {
                sum += load.get();
            }
            return sum;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(name + ": " + failed.getCause(), failed.getCause());
        }
    }

    private double load(Operation operation, int connections, Duration time) throws InterruptedException {
        return new FullLoad(operation, connections, options.most())
                .run(time, Operation.ENDLESS)
                .perSecond();
    }
}
