package museum.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import museum.configuration.ConfigurationException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for tests, started once for all tests of a run below {@code target/}, and as many databases in it as they want. It is the server's own embedded
 * PostgreSQL, except that it does not wait for the disk. With {@code -Dmuseum.postgres=postgres:17} it is a container of that image (where Docker is).
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String IMAGE = "museum.postgres";
    private static final String TEMPLATE = "museum_template";

    /** Many servers with a pool each, and none that has to survive a power cut. */
    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "500");

    private final String name;

    private TestDatabase(String name) {
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
        var database = new TestDatabase("test_" + COUNT.incrementAndGet());
        run("postgres", "CREATE DATABASE %s TEMPLATE %s".formatted(database.name, template));
        return database;
    }

    /** With user and password in it. */
    public String url() {
        return Server.RUNNING.url(name);
    }

    public String host() {
        return Server.RUNNING.host();
    }

    public int port() {
        return Server.RUNNING.port();
    }

    public String name() {
        return name;
    }

    public String user() {
        return Server.RUNNING.user();
    }

    public String password() {
        return Server.RUNNING.password();
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
        try (var connection = DriverManager.getConnection(Server.RUNNING.url(database));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Where all the databases are. */
    private record Server(String host, int port, String user, String password) {

        static final Server RUNNING =
                System.getProperty(IMAGE, "").isBlank() ? embedded() : container(System.getProperty(IMAGE));

        String url(String database) {
            return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s".formatted(host, port, database, user, password);
        }

        private static Server container(String image) {
            // Testcontainers removes it when this process has ended.
            var container = new PostgreSQLContainer(image);
            container.start();
            return new Server(
                    container.getHost(),
                    container.getMappedPort(5432),
                    container.getUsername(),
                    container.getPassword());
        }

        /** Several runs at once in one working directory take folders of their own. */
        private static Server embedded() {
            for (int number = 1; ; number++) {
                var directory = Path.of("target", "test-database-" + number).toAbsolutePath();
                try {
                    PostgresPrograms.lieIn(directory);
                    var postgres = EmbeddedPostgres.start(directory, SETTINGS);
                    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                    var credentials = postgres.properties();
                    var server = new Server(
                            "127.0.0.1",
                            postgres.port(),
                            credentials.getProperty("user"),
                            credentials.getProperty("password"));
                    server.dropOld();
                    return server;
                } catch (ConfigurationException exception) {
                    if (number == 9 || !Files.exists(directory.resolve("postgres.lock"))) {
                        throw exception;
                    }
                }
            }
        }

        private void dropOld() {
            var jdbc = JdbcClient.create(new DriverManagerDataSource(url("postgres")));
            jdbc.sql(
                            "SELECT quote_ident(datname) FROM pg_database WHERE datname LIKE 'test\\_%' OR datname = :template")
                    .param("template", TEMPLATE)
                    .query((row, number) -> row.getString(1))
                    .list()
                    .forEach(database -> jdbc.sql("DROP DATABASE " + database + " WITH (FORCE)")
                            .update());
        }
    }

    private static final class Template {

        static {
            run("postgres", "CREATE DATABASE " + TEMPLATE);
            SchemaTakeover.migrate(new TestDatabase(TEMPLATE).dataSource());
        }

        static void make() {
            // Done by the initializer above, once.
        }
    }
}
