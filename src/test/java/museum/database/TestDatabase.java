package museum.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import museum.configuration.ConfigurationException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests, started once for all tests of a run below {@code target/}, and as many databases in it as they want. It is the server's own embedded
 * PostgreSQL, except that it does not wait for the disk.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "museum_template";

    private final EmbeddedPostgres postgres;
    private final String name;

    private TestDatabase(EmbeddedPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    /** A new database without any table. */
    public static TestDatabase fresh() {
        return create("template1");
    }

    /** A new database that has our schema, without any row. */
    public static TestDatabase migrated() {
        Template.make();
        return create(TEMPLATE);
    }

    private static TestDatabase create(String template) {
        var database = new TestDatabase(Server.POSTGRES, "test_" + COUNT.incrementAndGet());
        run("postgres", "CREATE DATABASE %s TEMPLATE %s".formatted(database.name, template));
        return database;
    }

    /** With user and password in it. */
    public String url() {
        return "%s?user=%s&password=%s".formatted(postgres.url(name), user(), password());
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return postgres.port();
    }

    public String name() {
        return name;
    }

    public String user() {
        return postgres.properties().getProperty("user");
    }

    public String password() {
        return postgres.properties().getProperty("password");
    }

    /** Without a pool: every connection is a new one. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        return source;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** What makes a server use this database: Spring properties for {@code @DynamicPropertySource} and the like. */
    public Map<String, String> properties() {
        return Map.of(
                "museum.configuration.db.host", host(),
                "museum.configuration.db.port", Integer.toString(port()),
                "museum.configuration.db.name", name(),
                "museum.configuration.db.user", user(),
                "museum.configuration.db.password", password());
    }

    /** Runs statements, for instance those that prepare what a test is about. */
    public void execute(String... statements) {
        run(name, statements);
    }

    private static void run(String database, String... statements) {
        try (var connection = DriverManager.getConnection(Server.POSTGRES.url(database), Server.POSTGRES.properties());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        /** Several runs at once in one working directory take folders of their own. */
        private static EmbeddedPostgres start() {
            for (int number = 1; ; number++) {
                var directory = Path.of("target", "test-database-" + number).toAbsolutePath();
                try {
                    var postgres = EmbeddedPostgres.start(
                            directory, Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
                    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                    dropOld(postgres);
                    return postgres;
                } catch (ConfigurationException exception) {
                    if (number == 9 || !Files.exists(directory.resolve("postgres.lock"))) {
                        throw exception;
                    }
                }
            }
        }

        private static void dropOld(EmbeddedPostgres postgres) {
            try (var connection = DriverManager.getConnection(postgres.url(), postgres.properties());
                    var statement = connection.createStatement()) {
                List<String> old = new ArrayList<>();
                try (var rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname = '" + TEMPLATE
                                + "'")) {
                    while (rows.next()) {
                        old.add(rows.getString(1));
                    }
                }
                for (var database : old) {
                    statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
                }
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
        }
    }

    private static final class Template {

        static {
            run("postgres", "CREATE DATABASE " + TEMPLATE);
            var flyway = Flyway.configure().dataSource(new TestDatabase(Server.POSTGRES, TEMPLATE).dataSource());
            SchemaTakeover.configure(flyway);
            flyway.load().migrate();
        }

        static void make() {
            // Done by the initializer above, once.
        }
    }
}
