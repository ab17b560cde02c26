package museum.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import museum.configuration.ConfigurationException;
import museum.database.FoundSchema.Migration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database to our schema before anything else works on it: makes it, takes over the one of a Museum, or refuses and then changes nothing. Museum's own
 * record of its migrations is kept as it is, so that Museum can be started on the database again. Protocol 12, first section.
 */
final class SchemaTakeover {

    /** Museum's migration that our V1 equals. */
    static final long VERSION = 124;

    static final String HISTORY = "museum_flyway_history";

    private static final Logger log = LoggerFactory.getLogger(SchemaTakeover.class);

    /** Any number nobody else locks; the same in all versions of this server. */
    private static final long LOCK = 0x6d757365756dL;

    private final Flyway flyway;
    private final DataSource database;

    private SchemaTakeover(DataSource database) {
        this.flyway = flyway(database).load();
        this.database = database;
    }

    /** @throws ConfigurationException when the database is not one that this server may work on; nothing is changed then */
    static void migrate(DataSource database) {
        new SchemaTakeover(database).migrate();
    }

    /** What distinguishes our Flyway from any other: a table of its own, beside Museum's. */
    static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .table(HISTORY)
                .baselineVersion("1")
                .baselineDescription("the schema of a Museum");
    }

    private void migrate() {
        try (var connection = database.getConnection()) {
            lock(connection);
            try {
                if (mayBeTakenOver(FoundSchema.read(connection))) {
                    flyway.baseline();
                }
                flyway.migrate();
            } finally {
                execute(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException | FlywayException exception) {
            throw new ConfigurationException(
                    "The schema of the database could not be prepared: %s. The user of the database (db.user) must be allowed to create and alter its tables."
                            .formatted(reason(exception)),
                    exception);
        }
    }

    /** Several nodes that start at the same time prepare the schema one after the other; all but the first find nothing to do. */
    private static void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            if (row.getBoolean(1)) {
                return;
            }
        }
        log.info("Another server prepares the schema of this database; waiting for it");
        execute(connection, "SELECT pg_advisory_lock(" + LOCK + ")");
    }

    /** @return true for the database of a Museum that we have not worked on, false for an empty one and for our own */
    private static boolean mayBeTakenOver(FoundSchema found) {
        if (found.tables().isEmpty()) {
            if (found.ours()) {
                throw refusal(
                        "The database has lost all its tables but %s: restore a backup, or set db.name to an empty database."
                                .formatted(HISTORY));
            }
            return false;
        }
        if (!found.tables().contains("schema_migrations")) {
            throw refusal(
                    "The database is not empty, and its tables (%s) are not those of a Museum: set db.name to a database of its own."
                            .formatted(some(found.tables())));
        }
        var migration = found.migration();
        if (migration == null) {
            throw refusal("Museum has begun to make its tables here, but schema_migrations names no version:"
                    + " start Museum once so that it completes them, or set db.name to an empty database.");
        }
        mustBeUsable(migration, found);
        if (!found.ours()) {
            log.info("Taking over the database of a Museum (schema version {})", migration.version());
        }
        return !found.ours();
    }

    private static void mustBeUsable(Migration migration, FoundSchema found) {
        if (migration.dirty()) {
            throw refusal(("A migration of Museum to version %1$d failed halfway (schema_migrations is marked dirty):"
                            + " mend what that migration left undone (Museum's log names the reason) or restore a backup, then"
                            + " UPDATE schema_migrations SET version = <the version that is complete>, dirty = false,"
                            + " and let Museum upgrade the database to version %2$d.")
                    .formatted(migration.version(), VERSION));
        }
        if (migration.version() < VERSION) {
            throw refusal(
                    "The database has version %d of Museum's schema, this server needs %d: start a current Museum on it once, which upgrades it."
                            .formatted(migration.version(), VERSION));
        }
        var known = MuseumSchema.expected();
        var missing = known.missingIn(found.columns());
        if (!missing.isEmpty()) {
            throw refusal("The database has version %d of Museum's schema, this server knows %d, and misses there: %s."
                    .formatted(migration.version(), VERSION, some(missing)));
        }
        if (migration.version() > VERSION) {
            log.warn(
                    "The database has version {} of Museum's schema, this server knows {}. All that it needs is there, so it starts;"
                            + " look for a newer version of this server",
                    migration.version(),
                    VERSION);
            var strangers = known.strangersIn(found.mandatory());
            if (!strangers.isEmpty()) {
                log.warn(
                        "New rows of its tables must name columns that this server does not know ({}): what makes such rows will fail",
                        some(strangers));
            }
        }
    }

    /** What PostgreSQL said, without what Flyway writes around it. */
    private static String reason(Exception exception) {
        Throwable cause = exception;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage())
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("\\.$", "");
    }

    private static ConfigurationException refusal(String sentence) {
        return new ConfigurationException(sentence + " Nothing was changed.");
    }

    private static String some(List<String> names) {
        int shown = Math.min(names.size(), 10);
        return String.join(", ", names.subList(0, shown))
                + (names.size() > shown ? " and %d more".formatted(names.size() - shown) : "");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
