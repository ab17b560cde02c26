package museum.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code java -jar target/museum.jar} in a directory of its own. */
final class ServerProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path directory;
    private final int port;

    private ServerProcess(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** @param settings {@code key=value}, by dotted key
     *  @param variables of the environment; nothing else of ours is passed on */
    static ServerProcess start(Path directory, Map<String, String> variables, String... settings) throws IOException {
        return start(directory, freePort(), variables, settings);
    }

    /** The same again after it has ended, under the same address. */
    ServerProcess again() throws IOException {
        return start(directory, port, Map.of());
    }

    private static ServerProcess start(Path directory, int port, Map<String, String> variables, String... settings)
            throws IOException {
        var temporary = Files.createDirectories(directory.resolve("temporary"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Djna.tmpdir=" + temporary,
                "-jar",
                Path.of(Objects.requireNonNull(System.getProperty("museum.jar")))
                        .toAbsolutePath()
                        .toString()));
        var all = new LinkedHashMap<>(Map.of("metrics.port", "0"));
        if (!variables.containsKey("ENTE_HTTP_PORT") && !Files.exists(directory.resolve("museum.yaml"))) {
            all.put("http.port", String.valueOf(port));
        }
        for (var setting : settings) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        variables
                .keySet()
                .forEach(name -> all.remove(
                        name.replaceFirst("ENTE_", "").toLowerCase(Locale.ROOT).replace('_', '.')));
        all.forEach((key, value) -> command.add("--museum.configuration." + key + "=" + value));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out.log").toFile())
                .redirectError(directory.resolve("err.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ENTE_") || name.equals("ENVIRONMENT"));
        builder.environment().putAll(variables);
        return new ServerProcess(builder.start(), directory, port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Bytes of what was put into the directory for temporary files and is still there. */
    long temporary() throws IOException {
        long bytes = 0;
        try (var files = Files.walk(directory.resolve("temporary"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Waits until the server says that it is ready. */
    ServerProcess ready() throws IOException, InterruptedException {
        var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!output().contains("starting server on port")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("The server did not start:\n" + output() + errors());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What people read there while no mail is sent. */
    String codeOnConsole(String email) {
        try {
            return Pattern.compile(
                            "Skipping sending email to " + Pattern.quote(email) + ": Verification code: (\\d{6})")
                    .matcher(output())
                    .results()
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new AssertionError("There is no code for " + email))
                    .group(1);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    String output() throws IOException {
        return Files.readString(directory.resolve("out.log"));
    }

    String errors() throws IOException {
        return Files.readString(directory.resolve("err.log"));
    }

    /** The exit code, when the process ends by itself. */
    int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("The server does not end:\n" + output() + errors());
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    int stop() throws InterruptedException, IOException {
        process.destroy();
        return exitCode();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            kill();
        }
    }
}
