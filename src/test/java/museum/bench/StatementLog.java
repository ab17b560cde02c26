package museum.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL writes to its log when it is told to write down every statement: what a server really sends. */
final class StatementLog {

    /** Of each entry: the name of the program that has sent it. */
    static final String PREFIX = "@%a@";

    static final String OURSELVES = "bench";

    /**
     * One statement as it was executed.
     *
     * @param sql with {@code $1} and so on
     * @param parameters as texts; null for NULL
     * @param millis of parsing, binding and executing
     * @param fetches how often further rows were asked for
     */
    record Executed(String sql, List<@Nullable String> parameters, double millis, int fetches) {

        boolean beginsTransaction() {
            return sql.equals("BEGIN") || sql.startsWith("BEGIN ") || sql.startsWith("START TRANSACTION");
        }

        boolean endsTransaction() {
            return sql.startsWith("COMMIT") || sql.startsWith("ROLLBACK");
        }

        boolean isOfTransactions() {
            return beginsTransaction() || endsTransaction();
        }
    }

    private static final Pattern ENTRY = Pattern.compile("@([^@]*)@(LOG|DETAIL):  (.*)", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile(
            "duration: ([0-9.]+) ms(?:  (parse|bind|execute fetch from|execute|statement)(?: [^:]*)?: (.*))?",
            Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (?:'((?:[^']++|'')*+)'|NULL)");

    private final Database database;
    private final Path file;

    StatementLog(Database database, Path file) {
        this.database = database;
        this.file = file;
    }

    interface Deed {
        void run() throws InterruptedException;
    }

    /** All statements that others than we execute meanwhile. */
    List<Executed> during(Deed deed) throws SQLException, IOException, InterruptedException {
        switchTo("0");
        try (var log = FileChannel.open(file)) {
            long begin = log.size();
            deed.run();
            // Written after the answer was sent.
            Thread.sleep(50);
            var text = ByteBuffer.allocate((int) (log.size() - begin));
            log.read(text, begin);
            return parse(new String(text.array(), StandardCharsets.UTF_8));
        } finally {
            switchTo("-1");
        }
    }

    private void switchTo(String value) throws SQLException, InterruptedException {
        database.execute("ALTER SYSTEM SET log_min_duration_statement = " + value);
        database.execute("SELECT pg_reload_conf()");
        // Every process hears of it by a signal.
        Thread.sleep(200);
    }

    static List<Executed> parse(String log) {
        var executed = new ArrayList<Executed>();
        double preparing = 0;
        boolean detailsAreOfLast = false;
        for (var entry : log.split("\n(?!\t)")) {
            var parts = ENTRY.matcher(entry);
            if (!parts.matches() || parts.group(1).equals(OURSELVES)) {
                continue;
            }
            if (parts.group(2).equals("DETAIL")) {
                if (detailsAreOfLast) {
                    var last = executed.removeLast();
                    executed.add(new Executed(last.sql(), parameters(parts.group(3)), last.millis(), last.fetches()));
                }
                continue;
            }
            var step = STEP.matcher(parts.group(3));
            // An empty statement is the pool's look whether a connection lives that was idle for long.
            if (!step.matches() || step.group(2) == null || step.group(3).isBlank()) {
                detailsAreOfLast = false;
                continue;
            }
            double millis = Double.parseDouble(step.group(1));
            detailsAreOfLast = step.group(2).equals("execute");
            if (step.group(2).equals("execute") || step.group(2).equals("statement")) {
                executed.add(
                        new Executed(step.group(3).replace("\n\t", "\n").strip(), List.of(), preparing + millis, 0));
                preparing = 0;
            } else if (step.group(2).equals("execute fetch from") && !executed.isEmpty()) {
                var last = executed.removeLast();
                executed.add(new Executed(last.sql(), last.parameters(), last.millis() + millis, last.fetches() + 1));
            } else {
                preparing += millis;
            }
        }
        return executed;
    }

    private static List<@Nullable String> parameters(String detail) {
        var values = new ArrayList<@Nullable String>();
        var parameters = PARAMETER.matcher(detail);
        while (parameters.find()) {
            var value = parameters.group(2);
            values.add(value == null ? null : value.replace("''", "'"));
        }
        return values;
    }
}
