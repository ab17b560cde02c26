package museum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import museum.configuration.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path data;

    @BeforeEach
    void shareThePrograms() {
        PostgresPrograms.lieIn(data);
    }

    @Test
    void aFirstStartMakesACarefulDatabaseAndALaterOneFindsItAgain() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            execute(postgres, "CREATE TABLE note (text text)", "INSERT INTO note VALUES ('milk')");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(postgres, "SHOW server_version_num")).startsWith("18");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url() + "?user=museum&password=guess"))
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                .isEqualTo("rw-------");
        var begun = System.nanoTime();
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SELECT text FROM note")).isEqualTo("milk");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(processes()).isEmpty();
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            execute(postgres, "CREATE TABLE note (text text)");
        }
        Files.delete(data.resolve("postgres.password"));
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SELECT count(*) FROM note")).isEqualTo("0");
        }
    }

    @Test
    void aSecondServerOnTheSameDataIsRefusedInOneSentence() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(
                            "Another server (process " + ProcessHandle.current().pid() + ") is running")
                    .hasMessageContaining("data-dir");
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerThatWasKilledLeavesNothingInTheWay() throws Exception {
        var other = new OtherServer(data);
        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Another server (process " + other.pid() + ") is running");
        other.kill();
        assertThat(processes()).as("PostgreSQL of the killed server").isNotEmpty();
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SELECT count(*) FROM note")).isEqualTo("1");
        }
        assertThat(processes()).isEmpty();
    }

    @Test
    void aForeignFolderIsLeftAlone() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/letter.txt"), "Dear Alice");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not empty and holds no database of PostgreSQL");
        assertThat(data.resolve("postgres/letter.txt")).hasContent("Dear Alice");
    }

    @Test
    void aFailureToStartIsToldWithItsReason() throws IOException {
        EmbeddedPostgres.start(data).close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("database files are incompatible with server")
                .hasMessageContaining("another major version")
                .hasMessageContaining("postgres.log");
    }

    @Test
    void whatWasCommittedSurvivesTheKillingOfPostgres() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data);
                var pool = pool(postgres)) {
            execute(postgres, "CREATE TABLE entry (number int PRIMARY KEY)");
            try (var connection = pool.getConnection()) {
                for (int number = 1; number <= 200; number++) {
                    execute(connection, "INSERT INTO entry VALUES (" + number + ")");
                }
            }
            var unfinished = pool.getConnection();
            unfinished.setAutoCommit(false);
            execute(unfinished, "INSERT INTO entry VALUES (0)");

            processes().forEach(ProcessHandle::destroyForcibly);

            assertThatThrownBy(unfinished::commit).isInstanceOf(SQLException.class);
            pool.getHikariPoolMXBean().softEvictConnections();
            // Meanwhile the PostgreSQL is started again, recovers, and whoever wants a connection just waits for it.
            try (var connection = pool.getConnection()) {
                assertThat(ask(
                                connection,
                                "SELECT count(*) || ' from ' || min(number) || ' to ' || max(number) FROM entry"))
                        .isEqualTo("200 from 1 to 200");
            }
        }
        assertThat(processes()).isEmpty();
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(postgres.url());
        pool.setDataSourceProperties(postgres.properties());
        pool.setConnectionTimeout(Duration.ofMinutes(1).toMillis());
        return new HikariDataSource(pool);
    }

    private List<ProcessHandle> processes() throws IOException {
        var cluster = data.resolve("postgres").toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Path.of("/proc/" + process.pid() + "/cwd")
                                .toRealPath()
                                .equals(cluster);
                    } catch (IOException exception) {
                        return false;
                    }
                })
                .toList();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.properties());
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = connect(postgres)) {
            for (var sql : statements) {
                execute(connection, sql);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String question) throws SQLException {
        try (var connection = connect(postgres)) {
            return ask(connection, question);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A process of its own that starts a PostgreSQL on the data directory, writes a note and then does nothing until it is killed. */
    private static final class OtherServer {

        private final Process process;

        OtherServer(Path data) throws IOException {
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherServer.class.getName(),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader();
            String line;
            while ((line = said.readLine()) != null && !line.equals("started")) {
                // Its log.
            }
            assertThat(line).isEqualTo("started");
        }

        public static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            execute(postgres, "CREATE TABLE note (text text)", "INSERT INTO note VALUES ('milk')");
            try (var busy = connect(postgres)) {
                execute(busy, "SELECT 1");
                System.out.println("started");
                Thread.sleep(Duration.ofHours(1));
            }
        }

        long pid() {
            return process.pid();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
