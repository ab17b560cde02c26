package museum.bench;

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
     * @param bareStatement how often a second pgbench gets through with the heaviest statement
     * @param bareAll how often a second it gets through with all statements of a request
     */
    record Single(
            @Nullable Double allocated,
            @Nullable Double statements,
            @Nullable Double ways,
            @Nullable Double inDatabase,
            @Nullable Double bareStatement,
            @Nullable Double bareAll) {

        static final Single UNSEEN = new Single(null, null, null, null, null, null);
    }

    /**
     * The same without what is not ours, and without what others do not do.
     *
     * @param tomcat how often a second Tomcat alone takes the same requests and gives the same bytes
     * @param unpacked how often a second we answer somebody who does not take gzip
     */
    record Bare(@Nullable Double tomcat, @Nullable Double unpacked) {

        static final Bare UNSEEN = new Bare(null, null);
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
