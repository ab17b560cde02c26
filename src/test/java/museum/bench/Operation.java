package museum.bench;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that apps ask of the server. */
final class Operation {

    /** Any number of requests. */
    static final int ENDLESS = Integer.MAX_VALUE;

    /**
     * What Ente's Museum needs for it, measured on a machine of two cores, and how much of that ours may need.
     *
     * @param server milliseconds of processor time
     * @param database milliseconds of processor time
     * @param bar a part of their sum
     */
    record Museum(double server, double database, double bar) {

        double sum() {
            return server + database;
        }
    }

    /**
     * How it is done.
     *
     * @param at where, which for objects may be another server
     * @param sample whose answer is looked at closely; null where the exchange looks itself
     * @param supply how many there are
     */
    record Work(
            URI at, Exchange exchange, @Nullable Request sample, Consumer<HttpConnection.Whole> check, int supply) {}

    private final String name;
    private final String title;
    private final @Nullable Museum museum;
    private final boolean reads;
    private final Supplier<Work> preparation;
    private final AtomicInteger next = new AtomicInteger();
    private @Nullable Work work;

    /** @param reads whether its heaviest statement is to be compared with pgbench */
    Operation(String name, String title, @Nullable Museum museum, boolean reads, Supplier<Work> preparation) {
        this.name = name;
        this.title = title;
        this.museum = museum;
        this.reads = reads;
        this.preparation = preparation;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    @Nullable Museum museum() {
        return museum;
    }

    boolean reads() {
        return reads;
    }

    /** Prepared when it is first asked for. */
    Work work() {
        if (work == null) {
            work = preparation.get();
        }
        return work;
    }

    /** The same requests, of somebody who does not take gzip; null where they are not known beforehand. */
    @Nullable Operation unpacked() {
        return work().exchange() instanceof PlainExchange packed
                ? doneBy(
                        work().at(),
                        new PlainExchange(
                                packed.requests().stream()
                                        .map(Request::unpacked)
                                        .toList(),
                                packed.status()))
                : null;
    }

    /** The same requests, to another server. */
    Operation at(URI server) {
        return doneBy(server, work().exchange());
    }

    private Operation doneBy(URI server, Exchange exchange) {
        return new Operation(name, title, null, false, () -> new Work(server, exchange, null, answer -> {}, ENDLESS));
    }

    /** How many of a supply each part of a measurement may use. */
    int share(int parts) {
        int supply = work().supply();
        return supply == ENDLESS ? ENDLESS : supply / parts;
    }

    /** The number of the next request; each is given once. */
    int next() {
        return next.getAndIncrement() & Integer.MAX_VALUE;
    }
}
