package museum.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import museum.bench.Measured.Round;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The results in Markdown. */
final class Report {

    private static final double MOST_WAITING = 50;
    private static final double BARE = 0.7;
    private static final double REQUESTS = 12_000;
    private static final double OF_PING = 0.6;
    private static final double LOG_IN = 6;
    private static final double MEMORY = 236;
    private static final double START = 2.0;

    private final StringBuilder text = new StringBuilder();

    Report(DataSet set, Options options) {
        line(
                "%,d users, %,d files, one album of %,d. %d connections, %s s for each part of a measurement; %d cores for server, database and load together.",
                set.users(),
                set.files(),
                set.largeAlbum(),
                options.connections(),
                options.seconds().toMillis() / 1000.0,
                Runtime.getRuntime().availableProcessors());
    }

    /** Against what Museum costs. */
    void cost(List<Measured> all) {
        var compared =
                all.stream().filter(one -> one.operation().museum() != null).toList();
        if (compared.isEmpty()) {
            return;
        }
        head(
                "Processor time",
                "Milliseconds a request, server + PostgreSQL, at full load. The bar is the most that ours may need of what Museum needs.");
        table("operation", "Museum", "ours", "ratio", "bar", "");
        for (var one : compared) {
            var museum = one.operation().museum();
            if (museum != null) {
                var ratio = one.ratio();
                row(
                        one.operation().title(),
                        number(museum.server()) + " + " + number(museum.database()),
                        number(one.server()) + " + " + number(one.database()),
                        number(ratio),
                        number(museum.bar()),
                        verdict(ratio == null ? null : (Boolean) (ratio <= museum.bar())));
            }
        }
    }

    void load(List<Measured> all) {
        if (all.isEmpty()) {
            return;
        }
        head(
                "Load",
                "Requests a second at full load; milliseconds from when a request was due, at a fixed rate; processor time, memory and statements"
                        + " of one request. Ways to the database and back are statements, further rows of one, and ends of transactions.");
        table(
                "operation",
                "requests/s",
                "at a rate of",
                "p50 ms",
                "p99 ms",
                "CPU server ms",
                "CPU PostgreSQL ms",
                "allocated kB",
                "statements",
                "ways",
                "answer kB");
        for (var one : all) {
            row(
                    one.operation().title(),
                    number(one.perSecond()),
                    number(one.rate()),
                    number(one.p50()),
                    number(one.p99()),
                    number(one.server()),
                    number(one.database()),
                    number(
                            one.single().allocated() == null
                                    ? null
                                    : (Double) (one.single().allocated() / 1000)),
                    number(one.single().statements()),
                    number(one.single().ways()),
                    number(one.bytes() / 1000));
        }
    }

    /** Against PostgreSQL and Tomcat alone. */
    void bare(List<Measured> all) {
        var tomcat = find(all, Operations.TOMCAT);
        var read = all.stream()
                .filter(one -> one.bare().median(Round::statement) != null)
                .toList();
        if (!read.isEmpty()) {
            head(
                    "Beside PostgreSQL alone",
                    "pgbench, prepared, with as many connections: the heaviest statement of a request by itself, and all its statements with their"
                            + " transactions. It packs nothing, so it is compared with answers to somebody who does not take gzip; medians of ratios, measured in turn. Bar: 0.7 of the statement.");
            table(
                    "operation",
                    "statement/s",
                    "ours/s, not packed",
                    "of the statement",
                    "",
                    "ours/s",
                    "of the statement",
                    "all statements/s",
                    "ours, not packed, of them");
            read.forEach(this::besideStatements);
        }
        var repeated = all.stream()
                .filter(one -> one.bare().median(Round::tomcat) != null)
                .toList();
        if (!repeated.isEmpty()) {
            head(
                    "Beside Tomcat alone",
                    "A Tomcat that takes the same requests and gives the same bytes (packed ones), and does nothing else; and what could be reached on these cores if each such"
                            + " exchange came with the statement above. In PostgreSQL: milliseconds of all statements of a request when nobody else asks, by its own log.");
            table(
                    "operation",
                    "ours/s",
                    "same bytes/s",
                    "ours of it",
                    "bytes and statement/s",
                    "ours of it",
                    "in PostgreSQL ms");
            repeated.forEach(this::besideBytes);
        }
        find(all, Operations.PING).ifPresent(ping -> {
            head(
                    "Beside Tomcat with our filters",
                    "Bar: 12,000 requests/s, or 0.6 of what `/ping` reaches. An `OPTIONS` request passes all filters, reaches no route, and asks no database.");
            table("operation", "requests/s", "of `/ping`", "of `OPTIONS`", "");
            for (var name : List.of(Operations.SESSION, Operations.EMPTY_DIFF)) {
                find(all, name).ifPresent(one -> {
                    double part = one.perSecond() / ping.perSecond();
                    row(
                            one.operation().title(),
                            number(one.perSecond()),
                            number(part),
                            number(tomcat.map(options -> one.perSecond() / options.perSecond())
                                    .orElse(null)),
                            verdict(one.perSecond() >= REQUESTS || part >= OF_PING));
                });
            }
        });
    }

    private void besideStatements(Measured one) {
        var bare = one.bare();
        var ratio = bare.ratio(Round::unpacked, Round::statement);
        row(
                one.operation().title(),
                number(bare.median(Round::statement)),
                number(bare.median(Round::unpacked)),
                number(ratio),
                verdict(ratio == null ? null : (Boolean) (ratio >= BARE)),
                number(bare.median(Round::ours)),
                number(bare.ratio(Round::ours, Round::statement)),
                number(bare.median(Round::all)),
                number(bare.ratio(Round::unpacked, Round::all)));
    }

    private void besideBytes(Measured one) {
        var bare = one.bare();
        row(
                one.operation().title(),
                number(bare.median(Round::ours)),
                number(bare.median(Round::tomcat)),
                number(bare.ratio(Round::ours, Round::tomcat)),
                number(bare.median(Round::tomcatAndStatement)),
                number(bare.ratio(Round::ours, Round::tomcatAndStatement)),
                number(one.single().inDatabase()));
    }

    private static Optional<Measured> find(List<Measured> all, String name) {
        return all.stream().filter(one -> one.operation().name().equals(name)).findFirst();
    }

    void logIn(List<Measured> all) {
        find(all, Operations.LOG_IN).map(Measured::server).ifPresent(cost -> {
            head("Log-in", "Milliseconds of the server's processor time for create-session and verify-session.");
            table("ours", "bar", "");
            row(number(cost), number(LOG_IN), verdict(cost <= LOG_IN));
        });
    }

    void start(Server.@Nullable Start start, @Nullable Double idle, @Nullable Double loaded) {
        head(
                "Start and memory",
                "The server with its object store. Museum: 0.3 s; 65 MB idle and 117 MB loaded, its object store 171 MB more.");
        table("", "ours", "bar", "");
        if (start != null) {
            double seconds = start.millis() / 1000;
            row("start, migrated database, s", number(seconds), number(START), verdict(seconds <= START));
            row("processor time of a start, s", number(start.processorTime() / 1000), "", "");
        }
        if (idle != null) {
            row("resident memory, idle, MB", number(idle), number(MEMORY), verdict(idle <= MEMORY));
        }
        if (loaded != null) {
            row("resident memory, loaded, MB", number(loaded), "", "");
        }
    }

    void twoLoads(Map<String, Histogram> results) {
        if (results.isEmpty()) {
            return;
        }
        head("Two kinds of load", "Milliseconds that an empty diff takes at 200 a second. Bar: 99 of 100 in 50 ms.");
        table("meanwhile", "p50", "p99", "longest", "");
        results.forEach((meanwhile, waited) -> {
            double p99 = waited.getValueAtPercentile(99) / 1e3;
            row(
                    meanwhile,
                    number(waited.getValueAtPercentile(50) / 1e3),
                    number(p99),
                    number(waited.getMaxValue() / 1e3),
                    verdict(p99 <= MOST_WAITING));
        });
    }

    void twoNodes(Map<String, TwoNodes.Throughput> results) {
        if (results.isEmpty()) {
            return;
        }
        head(
                "Two nodes",
                "Requests a second at full load: of one server, and of two on the same database and the same machine, each with half of the connections.");
        table("operation", "one", "two", "two of one");
        results.forEach((title, throughput) -> row(
                title,
                number(throughput.one()),
                number(throughput.both()),
                number(throughput.both() / throughput.one())));
    }

    /** Costs of the same operations, by the scale of the data set. */
    void growth(Map<String, Map<Double, Double>> costs, List<Double> scales) {
        head(
                "Growth",
                "Milliseconds of processor time a request, server and PostgreSQL together, with so many times the users and files.");
        var columns = new ArrayList<String>();
        columns.add("operation");
        scales.forEach(scale -> columns.add("× " + scale));
        columns.add("last of first");
        table(columns.toArray(String[]::new));
        costs.forEach((operation, byScale) -> {
            var values = new ArrayList<String>();
            values.add(operation);
            scales.forEach(scale -> values.add(number(byScale.get(scale))));
            var first = byScale.get(scales.getFirst());
            var last = byScale.get(scales.getLast());
            values.add(number(first == null || last == null ? null : (Double) (last / first)));
            row(values.toArray(String[]::new));
        });
    }

    // --- Markdown -----------------------------------------------------------------------------------------------

    private void head(String title, String explanation) {
        line("%n## %s%n%n%s%n", title, explanation);
    }

    private void table(String... columns) {
        row(columns);
        text.append('|').append("---|".repeat(columns.length)).append('\n');
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    private static String verdict(@Nullable Boolean holds) {
        return holds == null ? "" : holds ? "✓" : "**✗**";
    }

    /** Three digits that count. */
    static String number(@Nullable Double value) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            return "–";
        }
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.995 ? "%.2f" : "%.3f", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
