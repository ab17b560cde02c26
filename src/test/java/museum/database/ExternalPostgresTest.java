package museum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalPostgresTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path directory;

    @Test
    void aPasswordMayHoldAnything() throws SQLException {
        var password = "two words & a 'quote' \\ %?=+#ü";
        DATABASE.execute(
                "DROP ROLE IF EXISTS careful",
                "CREATE ROLE careful LOGIN PASSWORD '%s'".formatted(password.replace("'", "''")));
        var postgres = postgres(Map.of("db.user", "careful", "db.password", password));
        postgres.awaitConnection(SHORT);
        assertThat(ask(postgres, "SELECT current_user")).isEqualTo("careful");
    }

    @Test
    void aNameMayHoldAnything() throws SQLException {
        DATABASE.execute("CREATE DATABASE \"test_ My photos & more\"");
        var postgres = postgres(Map.of("db.name", "test_ My photos & more"));
        assertThat(ask(postgres, "SELECT current_database()")).isEqualTo("test_ My photos & more");
    }

    @Test
    void extraSettingsAreThoseOfTheDriverOrOfTheSession() throws SQLException {
        var postgres = postgres(
                Map.of(
                        "db.extra",
                        "connect_timeout=7 search_path=pg_catalog statement_timeout=4321  lock_timeout = '1 min' binary_parameters=yes socketTimeout=60"));
        assertThat(postgres.properties()).containsEntry("connectTimeout", "7").containsEntry("socketTimeout", "60");
        assertThat(ask(postgres, "SHOW search_path")).isEqualTo("pg_catalog");
        assertThat(ask(postgres, "SHOW statement_timeout")).isEqualTo("4321ms");
        assertThat(ask(postgres, "SHOW lock_timeout")).isEqualTo("1min");
    }

    @Test
    void whatIsNoSettingIsRefused() {
        assertThatThrownBy(() -> postgres(Map.of("db.extra", "statement_timeout 4321")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("db.extra")
                .hasMessageContaining("must be key=value pairs");
    }

    @Test
    void anEncryptedConnectionIsCheckedAgainstTheSystemsAuthorities() {
        assertThat(postgres(Map.of("db.sslmode", "verify-full")).properties())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(postgres(Map.of("db.sslmode", "verify-ca", "db.extra", "sslrootcert=/etc/ca.pem"))
                        .properties())
                .containsEntry("sslrootcert", "/etc/ca.pem")
                .doesNotContainKey("sslfactory");
    }

    @Test
    void severalHostsAndAddressesAreWrittenAsTheDriverWantsThem() {
        assertThat(postgres(Map.of("db.host", "one,::1", "db.port", "5433")).url())
                .startsWith("jdbc:postgresql://one:5433,[::1]:5433/");
    }

    @Test
    void aMistakeOfTheOperatorIsToldAtOnce() {
        assertRefused(
                Map.of("db.password", "wrong"), "password authentication failed", "Correct db.user and db.password");
        assertRefused(
                Map.of("db.name", "nowhere"), "database \"nowhere\" does not exist", "Create it, or correct db.name");
        assertRefused(Map.of("db.sslmode", "require"), "does not support SSL", "Correct db.sslmode");
        assertThatThrownBy(() -> postgres(Map.of("db.user", "")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("db.user is not");
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() throws IOException {
        assertRefused(
                Map.of("db.port", Integer.toString(freePort())), "refused", "Start it, or correct db.host and db.port");
    }

    @Test
    void aDatabaseThatComesUpALittleLaterIsWaitedFor() throws Exception {
        int port = freePort();
        var postgres = postgres(Map.of("db.port", Integer.toString(port)));
        var waiting = CompletableFuture.runAsync(() -> postgres.awaitConnection(Duration.ofMinutes(1)));
        try (var door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var visitor = door.accept();
                var database = new Socket(DATABASE.host(), DATABASE.port())) {
            var questions = Thread.ofVirtual().start(() -> pass(visitor, database));
            var answers = Thread.ofVirtual().start(() -> pass(database, visitor));
            waiting.get();
            questions.join();
            answers.join();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException exception) {
            // One side has said all.
        }
    }

    private void assertRefused(Map<String, String> settings, String reason, String cure) {
        assertThatThrownBy(() -> postgres(settings).awaitConnection(SHORT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(reason, cure)
                .hasMessageMatching("[^\\n]*");
    }

    private ExternalPostgres postgres(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "db.host", DATABASE.host(),
                "db.port", Integer.toString(DATABASE.port()),
                "db.name", DATABASE.name(),
                "db.user", DATABASE.user(),
                "db.password", DATABASE.password()));
        all.putAll(settings);
        return new ExternalPostgres(Configuration.load(directory, Map.of(), all::get));
    }

    private static String ask(ExternalPostgres postgres, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.properties());
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
