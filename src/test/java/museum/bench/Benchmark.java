package museum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.apache.catalina.LifecycleException;
import org.jspecify.annotations.Nullable;

/** What every hot path costs, and how it bears load. See {@code bench/README.md}; run by {@code bench/run}. */
public final class Benchmark {

    private static final String START = "start";
    private static final String TWO_LOADS = "two-loads";
    private static final String TWO_NODES = "two-nodes";
    private static final int STARTS = 3;
    /** As long as the JVM takes until it gives back what it does not need. */
    private static final int IDLE_MILLIS = 12_000;

    private final Options options;
    private final DataSet set;
    private final Database database;
    private final Report report;

    private Benchmark(Options options, DataSet set, Database database) {
        this.options = options;
        this.set = set;
        this.database = database;
        this.report = new Report(set, options);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        var options = Options.of(arguments);
        var set = new DataSet(options.scale());
        Files.createDirectories(options.directory());
        var database = Database.open(options, set);
        if (options.hold()) {
            hold(options, set, database);
        } else {
            new Benchmark(options, set, database).run();
        }
    }

    /** For another server to be started on the same content. */
    private static void hold(Options options, DataSet set, Database database) throws IOException, InterruptedException {
        var file = options.directory().resolve("other-server.yaml");
        var lines = Server.settings(set, database).entrySet().stream()
                .collect(Collectors.groupingBy(
                        setting -> setting.getKey().split("\\.")[0],
                        Collectors.mapping(
                                setting -> "    " + setting.getKey().split("\\.")[1] + ": \"" + setting.getValue()
                                        + "\"\n",
                                Collectors.joining())));
        var yaml = new StringBuilder();
        lines.forEach((section, settings) -> yaml.append(section).append(":\n").append(settings));
        Files.writeString(file, yaml);
        System.out.printf(
                "The database is ready. Settings of a server on it: %s%nThen, elsewhere: bench/run --url http://… --pid … --database '%s'%nCtrl-C stops it.%n",
                file, database.address());
        Thread.sleep(Long.MAX_VALUE);
    }

    private void run() throws IOException, SQLException, InterruptedException, LifecycleException {
        var start = startSeveralTimes();
        try (var server = Server.open(options, set, database)) {
            var idle = idleMemory(server);
            var operations = new Operations(server.url(), set);
            var all = operations.all();
            var wanted = all.stream().filter(one -> options.wants(one.name())).toList();
            checkNames(all);
            var measurement = new Measurement(options, server, database);
            var emptyDiff = Operations.named(Operations.EMPTY_DIFF, all);
            var warm = new LinkedHashSet<>(wanted);
            if (options.wants(TWO_LOADS)) {
                warm.addAll(List.of(emptyDiff, operations.firstSync(), operations.logInsOfNobody()));
            }
            measurement.warmUp(List.copyOf(warm));
            var results = new ArrayList<Measured>();
            for (var operation : wanted) {
                results.add(measurement.measure(operation));
                tell(results.getLast());
            }
            var loaded = measurement.residentMemory();
            Map<String, Histogram> twoLoads = options.wants(TWO_LOADS)
                    ? new TwoLoads(operations, emptyDiff, options.seconds().multipliedBy(2)).run()
                    : Map.of();
            var twoNodes = twoNodes(all);
            var single = new SingleRequests(server, database);
            for (int i = 0; i < results.size(); i++) {
                results.set(i, single.lookAt(results.get(i)));
            }
            try (var bare = new BareCosts(options, database)) {
                for (int i = 0; i < results.size(); i++) {
                    results.set(i, bare.lookAt(results.get(i)));
                }
            }
            write(results, twoLoads, twoNodes, start, idle, loaded);
        }
    }

    private void write(
            List<Measured> results,
            Map<String, Histogram> twoLoads,
            Map<String, TwoNodes.Throughput> twoNodes,
            Server.@Nullable Start start,
            @Nullable Double idle,
            @Nullable Double loaded)
            throws IOException {
        report.cost(results);
        report.load(results);
        report.bare(results);
        report.logIn(results);
        report.twoLoads(twoLoads);
        report.twoNodes(twoNodes);
        if (options.wants(START)) {
            report.start(start, idle, loaded);
        }
        if (options.only().isEmpty() && options.url() == null) {
            Growth.keep(options.directory(), results);
            Growth.report(options.data(), report);
        }
        var file = options.data().resolve("results.md");
        Files.writeString(file, report.toString());
        System.out.println(report);
        System.out.println("Written to " + file);
    }

    private Map<String, TwoNodes.Throughput> twoNodes(List<Operation> first) throws IOException, InterruptedException {
        if (!options.wants(TWO_NODES) || options.url() != null) {
            return Map.of();
        }
        try (var second = Server.second(options, set, database)) {
            return new TwoNodes(first, new Operations(second.url(), set).all(), options).run();
        }
    }

    /** The median; null when it is not asked for or not our server. */
    private Server.@Nullable Start startSeveralTimes() throws IOException, InterruptedException {
        if (!options.wants(START) || options.url() != null) {
            return null;
        }
        var starts = new ArrayList<Server.Start>();
        for (int i = 0; i < STARTS; i++) {
            try (var server = Server.open(options, set, database)) {
                var start = server.start();
                if (start != null) {
                    starts.add(start);
                }
            }
        }
        starts.sort(Comparator.comparing(Server.Start::millis));
        return starts.get(starts.size() / 2);
    }

    private static @Nullable Double idleMemory(Server server) throws InterruptedException {
        if (server.pid() == null) {
            return null;
        }
        if (server.isOurs()) {
            Thread.sleep(IDLE_MILLIS);
        }
        return Machine.residentMemory(server.pid());
    }

    private void checkNames(List<Operation> all) {
        var names = new ArrayList<>(all.stream().map(Operation::name).toList());
        names.addAll(List.of(START, TWO_LOADS, TWO_NODES));
        for (var name : options.only()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("There is no " + name + " among " + String.join(", ", names));
            }
        }
    }

    private static void tell(Measured measured) {
        System.out.printf(
                "%-18s %8s/s   p50 %s, p99 %s ms at %s/s   CPU %s + %s ms   %s%n",
                measured.operation().name(),
                Report.number(measured.perSecond()),
                Report.number(measured.p50()),
                Report.number(measured.p99()),
                Report.number(measured.rate()),
                Report.number(measured.server()),
                Report.number(measured.database()),
                measured.ratio() == null ? "" : Report.number(measured.ratio()) + " of Museum's");
    }
}
