package museum.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.database.PostgresPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, stopping, crashing, and being told what is wrong. Protocol 10 §1. */
class StartIT {

    @TempDir
    Path directory;

    /** On data that are new but for the programs of PostgreSQL. */
    private ServerProcess start(String... settings) throws IOException {
        PostgresPrograms.lieIn(directory.resolve("data"));
        return ServerProcess.start(directory, Map.of(), settings);
    }

    @Test
    void anEmptyDirectoryIsEnoughAndSurvivesStoppingAndCrashing() throws Exception {
        var first = ServerProcess.start(directory, Map.of());
        Person alice;
        try (first) {
            first.ready();
            assertThat(first.output())
                    .contains("Booting up local server with commit #")
                    .contains("We have lift-off.")
                    .contains("starting server on port")
                    .contains("Data: " + directory.resolve("data"))
                    .contains("Address to enter in the apps (tap the logo seven times): " + first.url())
                    .contains("Verification codes appear here");
            assertThat(first.output().lines().count())
                    .as("a handful of lines:\n" + first.output())
                    .isLessThan(15);
            assertThat(first.get("/ping").body()).isEqualTo("{\"message\":\"pong\",\"id\":\"\"}");

            alice = People.of(first.url())
                    .readingCodesFrom(first::codeOnConsole)
                    .signUp("alice");
            alice.createAlbum("Summer");
            assertThat(first.errors()).isEmpty();
            assertThat(first.stop()).isZero();
            assertThat(first.output()).contains("Shutting down server...");
        }
        try (var second = first.again().ready()) {
            assertThat(alice.logIn(Program.PHOTOS_MOBILE).sync().find("Summer")).isPresent();
            alice.createAlbum("Winter");
            second.kill();
            assertThat(second.temporary()).as("bytes left behind at each start").isLessThan(100_000);
        }
        try (var third = first.again().ready()) {
            assertThat(alice.sync().find("Summer")).isPresent();
            assertThat(alice.sync().find("Winter")).isPresent();
            assertThat(third.errors()).isEmpty();
        }
    }

    @Test
    void aTakenMetricsPortStopsNothing() throws Exception {
        try (var taken = new ServerSocket(0);
                var server = start("metrics.port=" + taken.getLocalPort()).ready()) {
            assertThat(server.get("/ping").statusCode()).isEqualTo(200);
            assertThat(server.output()).contains("No metrics are served: port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void metricsHaveAPortAndTheLogAFileOfTheirOwn() throws Exception {
        var port = ServerProcess.freePort();
        try (var server =
                start("metrics.port=" + port, "log-file=logs/museum.log").ready()) {
            server.get("/ping");
            server.get("/no/such/path");
            assertThat(server.get("/metrics").statusCode()).isEqualTo(404);
            var metrics = "http://localhost:" + port;
            assertThat(server.get(metrics + "/metrics").body())
                    .contains("museum_requests_total{code=\"200\",method=\"GET\",url=\"/ping\"} 1.0")
                    .contains("museum_requests_total{code=\"404\",method=\"GET\",url=\"/unknown-api\"}")
                    .contains("museum_latency_bucket{code=\"200\",method=\"GET\",url=\"/ping\",le=\"100.0\"}");
            assertThat(server.get(metrics + "/").statusCode()).isEqualTo(404);
            assertThat(Files.readAllLines(directory.resolve("logs/museum.log")))
                    .allMatch(line -> line.startsWith("{\"time\":\""))
                    .anyMatch(line -> line.contains("\"level\":\"info\",\"msg\":\"We have lift-off.\""));
            assertThat(server.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ENTE_HTTP_PORT      | abc           | http.port is "abc" but must be a whole number (set in the variable ENTE_HTTP_PORT).
            ENTE_HTTP_PORT      | 70000         | http.port is "70000" but must be a port between 1 and 65535 (set in the variable ENTE_HTTP_PORT).
            ENTE_KEY_ENCRYPTION | c2hvcnQ=      | key.encryption must be 32 bytes, as base64 (44 characters) or as 64 hexadecimal digits (set in the variable ENTE_KEY_ENCRYPTION).
            ENTE_KEY_HASH       | §             | key.hash must be at most 64 bytes, as base64 (88 characters) or as 128 hexadecimal digits (set in the variable ENTE_KEY_HASH).
            ENTE_JWT_SECRET     | no base64!    | jwt.secret must be base64, for example 32 random bytes in 44 characters (set in the variable ENTE_JWT_SECRET).
            ENTE_METRICS_PORT   | many          | metrics.port is "many" but must be a whole number (set in the variable ENTE_METRICS_PORT).
            """)
    void aWrongValueIsOneSentence(String variable, String value, String sentence) throws Exception {
        PostgresPrograms.lieIn(directory.resolve("data"));
        try (var server = ServerProcess.start(directory, Map.of(variable, value))) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors()).isEqualTo(sentence + System.lineSeparator());
        }
    }

    @Test
    void aBrokenFileIsOneSentenceWithItsLine() throws Exception {
        Files.writeString(directory.resolve("museum.yaml"), "db:\n  host: [\n");
        assertOneSentence("museum.yaml, line 3, column 1 is not valid YAML");
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(0));
            Files.writeString(directory.resolve("museum.yaml"), "http: {port: " + taken.getLocalPort() + "}\n");
            assertOneSentence("Port " + taken.getLocalPort() + " is already in use");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsOneSentence() throws Exception {
        Files.writeString(directory.resolve("museum.yaml"), "db: {host: localhost, port: 1, user: u, password: p}\n");
        assertOneSentence("db.host");
    }

    @Test
    void aMissingCertificateIsOneSentence() throws Exception {
        Files.writeString(directory.resolve("museum.yaml"), "http: {use-tls: true}\n");
        assertOneSentence("http.use-tls is on (museum.yaml, line 1) but " + directory.resolve("credentials/tls.cert")
                + " cannot be read");
    }

    @Test
    void aDataDirectoryThatIsNoneIsOneSentence() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        Files.writeString(directory.resolve("museum.yaml"), "data-dir: file\n");
        assertOneSentence("data-dir");
    }

    private void assertOneSentence(String contained) throws Exception {
        try (var server = start()) {
            assertThat(server.exitCode()).as(server.output()).isEqualTo(1);
            assertThat(server.errors().lines().toList()).as(server.errors()).hasSize(1);
            assertThat(server.errors()).contains(contained);
            assertThat(List.of(server.output(), server.errors()))
                    .noneMatch(text -> text.contains("\tat ") || text.contains("ERROR"));
        }
    }
}
