package museum.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import museum.bench.StatementLog.Executed;
import org.jspecify.annotations.Nullable;

/**
 * What one operation costs. Null is what could not be measured there.
 *
 * @param perSecond at full load
 * @param rate at which the latencies were measured, a second
 * @param p50 milliseconds from when a request was due
 * @param p99 milliseconds
 * @param server milliseconds of processor time a request
 * @param database milliseconds of processor time a request
 * @param bytes of an answer on the wire
 */
record Measured(
        Operation operation,
        double perSecond,
        double rate,
        double p50,
        double p99,
        @Nullable Double server,
        @Nullable Double database,
        double bytes,
        Single single,
        Bare bare) {

    /**
     * What was seen of single requests.
     *
     * @param allocated bytes a request
     * @param statements a request, without those that begin and end transactions
     * @param ways to the database and back a request: statements, further rows of one, ends of transactions
     * @param inDatabase milliseconds that its statements take there when nobody else asks
     * @param heaviest of those that read, the statement that took longest
     * @param executed all statements of one request
     */
    record Single(
            @Nullable Double allocated,
            @Nullable Double statements,
            @Nullable Double ways,
            @Nullable Double inDatabase,
            @Nullable Executed heaviest,
            List<Executed> executed) {

        static final Single UNSEEN = new Single(null, null, null, null, null, List.of());
    }

    /**
     * How often a second, one shortly after the other.
     *
     * @param ours as above
     * @param unpacked ours, for somebody who does not take gzip
     * @param tomcat alone, with the same requests and the same bytes
     * @param statement pgbench with the heaviest statement
     * @param all pgbench with all statements of a request
     */
    record Round(
            @Nullable Double ours,
            @Nullable Double unpacked,
            @Nullable Double tomcat,
            @Nullable Double statement,
            @Nullable Double all) {

        /** What could be reached if each statement came with an exchange by Tomcat alone. */
        @Nullable Double tomcatAndStatement() {
            return tomcat == null || statement == null ? null : (Double) (1 / (1 / tomcat + 1 / statement));
        }
    }

    /** What we reach beside what others reach who do less. */
    record Bare(List<Round> rounds) {

        /** Null where it was not measured. */
        @Nullable Double median(Function<Round, @Nullable Double> value) {
            var values =
                    rounds.stream().map(value).filter(Objects::nonNull).sorted().toList();
            return values.isEmpty() ? null : values.get(values.size() / 2);
        }

        /** Of the ratios of all rounds. */
        @Nullable Double ratio(Function<Round, @Nullable Double> value, Function<Round, @Nullable Double> whole) {
            return median(round -> {
                var part = value.apply(round);
                var all = whole.apply(round);
                return part == null || all == null ? null : (Double) (part / all);
            });
        }
    }

    @Nullable Double cost() {
        return server == null || database == null ? null : (Double) (server + database);
    }

    /** Of what Museum costs. */
    @Nullable Double ratio() {
        var cost = cost();
        var museum = operation.museum();
        return cost == null || museum == null ? null : (Double) (cost / museum.sum());
    }

    Measured with(Single seen) {
        return new Measured(operation, perSecond, rate, p50, p99, server, database, bytes, seen, bare);
    }

    Measured with(Bare seen) {
        return new Measured(operation, perSecond, rate, p50, p99, server, database, bytes, single, seen);
    }
}
