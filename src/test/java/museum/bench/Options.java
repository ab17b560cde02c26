package museum.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured, and how long.
 *
 * @param url the server; null to start ours
 * @param pid the process of the server at {@code url}
 * @param database a JDBC address with user and password in it; null to start one
 * @param connections that ask without a pause at full load
 * @param seconds of each part of an operation's measurement: warm-up, full load, fixed rate
 * @param rate requests a second at the fixed rate; 0 for half of what full load reaches
 * @param most requests a second at full load, for servers that refuse more; 0 for any number
 * @param only names of operations; empty for all
 * @param hold whether to start and fill the database and then only to wait
 */
record Options(
        @Nullable String url,
        @Nullable Long pid,
        @Nullable String database,
        Path data,
        Path jar,
        List<String> java,
        double scale,
        int connections,
        Duration seconds,
        Duration warmUp,
        int rate,
        int most,
        Set<String> only,
        boolean hold) {

    static final String USAGE = """
            bench/run [options]
              --only NAME,NAME      some of the operations, or 'start', 'two-loads', 'two-nodes'
              --seconds N           of each part of an operation's measurement (6)
              --warm-up N           seconds of all operations together before the first one (40)
              --connections N       at full load (16)
              --rate N              requests a second for the latencies (half of what full load reaches)
              --most N              requests a second at full load, for a server that refuses more (any number)
              --scale X             of the data set; 0.1 is a tenth of the users and files (1)
              --data DIR            where database and results are kept (target/bench)
              --jar FILE            the server (target/museum.jar)
              --java "OPTIONS"      of the server's JVM (none)
              --url URL             measures this server instead of starting ours; needs --database
              --pid N               its process on this machine
              --database JDBC-URL   of a PostgreSQL (with user and password) instead of one of our own
              --hold                starts and fills the database, writes DIR/…/other-server.yaml, and waits for Ctrl-C""";

    static Options of(String[] arguments) {
        var words = new Words(arguments);
        var options = new Options(
                words.text("--url", null),
                words.text("--pid", null) instanceof String pid ? Long.valueOf(pid) : null,
                words.text("--database", null),
                Path.of(words.of("--data", "target/bench")).toAbsolutePath(),
                Path.of(words.of("--jar", "target/museum.jar")).toAbsolutePath(),
                Arrays.stream(words.of("--java", "").split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Double.parseDouble(words.of("--scale", "1")),
                Integer.parseInt(words.of("--connections", "16")),
                seconds(words.of("--seconds", "6")),
                seconds(words.of("--warm-up", "40")),
                Integer.parseInt(words.of("--rate", "0")),
                Integer.parseInt(words.of("--most", "0")),
                Set.of(Arrays.stream(words.of("--only", "").split(","))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toArray(String[]::new)),
                words.flag("--hold"));
        words.mustAllBeUsed();
        if (options.url() != null && options.database() == null) {
            throw new IllegalArgumentException("--url needs --database: the content must be known");
        }
        return options;
    }

    boolean wants(String name) {
        return only.isEmpty() || only.contains(name);
    }

    /** Where everything of this scale is kept. */
    Path directory() {
        return data.resolve("scale-" + scale);
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis((long) (Double.parseDouble(text) * 1000));
    }

    private static final class Words {

        private final List<String> words;
        private final Set<Integer> used = new HashSet<>();

        Words(String[] words) {
            this.words = List.of(words);
        }

        boolean flag(String name) {
            int at = words.indexOf(name);
            used.add(at);
            return at >= 0;
        }

        String of(String name, String otherwise) {
            var text = text(name, otherwise);
            return text == null ? otherwise : text;
        }

        @Nullable String text(String name, @Nullable String otherwise) {
            int at = words.indexOf(name);
            if (at < 0 || at + 1 == words.size()) {
                return otherwise;
            }
            used.add(at);
            used.add(at + 1);
            return words.get(at + 1);
        }

        void mustAllBeUsed() {
            for (int i = 0; i < words.size(); i++) {
                if (!used.contains(i)) {
                    throw new IllegalArgumentException("What is " + words.get(i) + "?\n" + USAGE);
                }
            }
        }
    }
}
