package museum.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sixteen people's apps change albums that overlap while four others sync all the time, and transactions take their time. When all is quiet, every reader has
 * exactly what a new device would fetch. Without the locks that would not be so.
 */
class SyncLosesNothingTest {

    private static final int RUNS = 50;

    @Test
    void everyReaderHasEverythingInTheEnd() {
        try (var museum = start(Locks.ALL)) {
            var turmoil = Turmoil.in(museum);
            for (int run = 1; run <= RUNS; run++) {
                turmoil.run();
                assertThat(turmoil.losses()).as("run %d", run).isEmpty();
            }
        }
    }

    @Test
    void withoutTheLocksReadersMissChanges() {
        assertThat(runsUntilLoss(Locks.NONE)).isLessThanOrEqualTo(RUNS);
    }

    /** The album's lock alone is not enough: the list of albums has one cursor for all of them. */
    @Test
    void withTheLockOfAlbumsAloneReadersMissAlbums() {
        assertThat(runsUntilLoss(Locks.OF_ALBUMS)).isLessThanOrEqualTo(RUNS);
    }

    private static int runsUntilLoss(Locks locks) {
        try (var museum = start(locks)) {
            var turmoil = Turmoil.in(museum);
            for (int run = 1; run <= RUNS; run++) {
                turmoil.run();
                if (!turmoil.losses().isEmpty()) {
                    return run;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    /** What is left of the locks. */
    private enum Locks {
        ALL,
        OF_ALBUMS,
        NONE;

        String without(String sql) {
            return switch (this) {
                case ALL -> sql;
                case OF_ALBUMS -> withoutParticipants(sql);
                case NONE -> withoutParticipants(sql).replaceAll("FOR NO KEY UPDATE( OF c)?", "");
            };
        }

        private static String withoutParticipants(String sql) {
            return sql.replace("pg_advisory_xact_lock(:space, key)", ":space");
        }
    }

    private static RunningMuseum start(Locks locks) {
        return MuseumStarter.start(
                List.of("db.max-connections=40"),
                context -> context.registerBean(
                        "locksUnderTest",
                        AlbumLockQueries.class,
                        () -> {
                            var jdbc = context.getBean(JdbcClient.class);
                            return new AlbumLockQueries(sql -> jdbc.sql(locks.without(sql)));
                        },
                        definition -> definition.setPrimary(true)));
    }
}
