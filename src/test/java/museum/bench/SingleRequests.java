package museum.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import museum.bench.Measured.Single;
import museum.bench.StatementLog.Executed;
import org.jspecify.annotations.Nullable;

/**
 * What a request allocates and asks of the database. Asking makes the server larger and the database slower, so this comes when
 * everything else is measured.
 */
final class SingleRequests {

    private static final int COUNTED = 60;

    private final @Nullable Allocation allocation;
    private final @Nullable StatementLog log;

    SingleRequests(Server server, Database database) {
        var pid = server.pid();
        allocation = pid == null ? null : Allocation.of(pid);
        var file = database.log();
        log = file == null ? null : new StatementLog(database, file);
    }

    Measured lookAt(Measured measured) throws SQLException, IOException, InterruptedException {
        var operation = measured.operation();
        int count = COUNTED;
        if (operation.work().supply() == Operation.ENDLESS) {
            // So that everybody who asks is known: tokens are looked up once a minute.
            repeat(operation, operation.work().exchange().different());
        }
        var allocated = allocated(operation, count);
        if (log == null) {
            return measured.with(new Single(allocated, null, null, null, null, List.of()));
        }
        var executed = log.during(() -> repeat(operation, count));
        double statements =
                executed.stream().filter(one -> !one.isOfTransactions()).count();
        double ways = executed.stream()
                .filter(one -> !one.beginsTransaction())
                .mapToInt(one -> 1 + one.fetches())
                .sum();
        double millis = executed.stream().mapToDouble(Executed::millis).sum();
        var single = log.during(() -> repeat(operation, 1));
        return measured.with(
                new Single(allocated, statements / count, ways / count, millis / count, heaviest(executed), single));
    }

    private @Nullable Double allocated(Operation operation, int count) {
        if (allocation == null) {
            return null;
        }
        long before = allocation.bytes();
        long asking = allocation.bytes() - before;
        before = allocation.bytes();
        repeat(operation, count);
        return (double) Math.max(0, allocation.bytes() - before - asking) / count;
    }

    /** Of those that read, the one that took longest in all. */
    private static @Nullable Executed heaviest(List<Executed> executed) {
        var total = new HashMap<String, Double>();
        executed.stream()
                .filter(one -> one.sql().matches("(?s)(SELECT|WITH)\\b.*"))
                .forEach(one -> total.merge(one.sql(), one.millis(), Double::sum));
        return total.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .flatMap(heaviest -> executed.stream()
                        .filter(one -> one.sql().equals(heaviest.getKey()))
                        .max(Comparator.comparing(one -> one.parameters().size())))
                .orElse(null);
    }

    private static void repeat(Operation operation, int count) {
        var work = operation.work();
        try (var connection = new HttpConnection(work.at())) {
            for (int i = 0; i < count; i++) {
                work.exchange().run(connection, operation.next());
            }
        }
    }
}
