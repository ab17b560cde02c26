package museum.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import museum.bench.Measured.Bare;
import museum.bench.Measured.Round;
import org.apache.catalina.LifecycleException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL alone and Tomcat alone reach, measured in turn with what we reach: a machine's ups and downs then meet all of them. */
final class BareCosts implements AutoCloseable {

    private static final int ROUNDS = 3;
    private static final Duration TIME = Duration.ofSeconds(1);

    private final Options options;
    private final PgBench pgbench;
    private final TomcatAlone tomcat;

    BareCosts(Options options, Database database) throws LifecycleException {
        this.options = options;
        this.pgbench = new PgBench(database, options);
        this.tomcat = new TomcatAlone(options);
    }

    Measured lookAt(Measured measured) throws IOException, InterruptedException {
        var operation = measured.operation();
        if (operation.work().sample() == null) {
            return measured;
        }
        var plain = operation.reads() ? operation.unpacked() : null;
        var bare = tomcat.repeating(operation);
        load(plain);
        load(bare);
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(new Round(
                    load(operation), load(plain), load(bare), pgbench(measured, false), pgbench(measured, true)));
        }
        return measured.with(new Bare(rounds));
    }

    private @Nullable Double load(@Nullable Operation operation) throws InterruptedException {
        if (operation == null) {
            return null;
        }
        var done = new FullLoad(operation, options.connections(), options.most()).run(TIME, Operation.ENDLESS);
        return done.perSecond();
    }

    private @Nullable Double pgbench(Measured measured, boolean all) throws IOException, InterruptedException {
        var heaviest = measured.single().heaviest();
        if (!measured.operation().reads() || heaviest == null || !PgBench.isInstalled()) {
            return null;
        }
        var name = measured.operation().name();
        return all
                ? pgbench.perSecond(name + "-all", measured.single().executed())
                : pgbench.perSecond(name, List.of(heaviest));
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.close();
    }
}
