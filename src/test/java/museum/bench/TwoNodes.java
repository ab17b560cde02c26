package museum.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import museum.support.AtOnce;

/** What two servers on one database do together, compared with one of them under the same load. */
final class TwoNodes {

    /** @param one requests a second of one server
     * @param both of two, each with half of the connections */
    record Throughput(double one, double both) {}

    private static final List<String> NAMES =
            List.of(Operations.SESSION, Operations.EMPTY_DIFF, Operations.SMALL_DIFF, Operations.LOG_IN);

    private final List<List<Operation>> nodes;
    private final Options options;

    /** @param first the operations of one server
     * @param second the same of the other */
    TwoNodes(List<Operation> first, List<Operation> second, Options options) {
        this.nodes = List.of(first, second);
        this.options = options;
    }

    /** By the operation's title. */
    Map<String, Throughput> run() {
        var warmUp = options.warmUp().dividedBy(2L * NAMES.size());
        for (var name : NAMES) {
            nodes.forEach(node -> load(Operations.named(name, node), options.connections(), warmUp));
        }
        var results = new LinkedHashMap<String, Throughput>();
        for (var name : NAMES) {
            var operation = Operations.named(name, nodes.getFirst());
            double one = load(operation, options.connections(), options.seconds());
            results.put(operation.title(), new Throughput(one, both(name)));
        }
        return results;
    }

    private double both(String name) {
        int half = options.connections() / 2;
        return AtOnce.each(2, node -> load(Operations.named(name, nodes.get(node)), half, options.seconds())).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private double load(Operation operation, int connections, Duration time) {
        try {
            return new FullLoad(operation, connections, options.most())
                    .run(time, Operation.ENDLESS)
                    .perSecond();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
