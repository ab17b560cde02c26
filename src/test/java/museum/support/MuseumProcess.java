package museum.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import museum.client.People;
import museum.client.Unreachable;
import museum.database.PostgresPrograms;
import org.jspecify.annotations.Nullable;

/** The packaged server as operators run it: a process of its own that can be killed and started again on the same directory. */
public final class MuseumProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PreparedServer server;
    private final Path directory;
    private final int port;
    private final Map<String, String> variables;
    private String mainClass = "museum.Museum";
    private String furtherClasses = "";
    private List<String> furtherArguments = List.of();
    private @Nullable Process process;

    /**
     * @param jar the packaged application
     * @param directory the working directory, where {@code data/} and the log will be
     * @param variables configuration, such as {@code ENTE_JOBS_CRON_SKIP}
     */
    public MuseumProcess(Path jar, Path directory, Map<String, String> variables) {
        this.server = PreparedServer.of(jar.toAbsolutePath());
        this.directory = directory.toAbsolutePath();
        this.port = freePort();
        this.variables = variables;
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /**
     * Runs another main class, which starts the server and does more than that; it and what it needs are on the class path of this process.
     *
     * @param arguments what it is told, given the port on which the server is to be
     */
    public void running(Class<?> main, IntFunction<List<String>> arguments) {
        mainClass = main.getName();
        furtherClasses = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("/target/classes"))
                .collect(Collectors.joining(File.pathSeparator));
        furtherArguments = arguments.apply(port);
    }

    /** Lets a main class of our own go on: it waits for a line. */
    public void tell(String line) {
        try {
            running().getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            running().getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and waits until it answers. */
    public void start() {
        try {
            PostgresPrograms.lieIn(Files.createDirectories(directory).resolve("data"));
            var arguments = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            arguments.addAll(server.arguments(furtherClasses));
            arguments.add(mainClass);
            arguments.addAll(furtherArguments);
            var command = new ProcessBuilder(arguments)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
            command.environment().put("ENTE_HTTP_PORT", String.valueOf(port));
            command.environment().put("ENTE_METRICS_PORT", "0");
            command.environment().putAll(variables);
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waitUntilItAnswers();
    }

    private void waitUntilItAnswers() {
        var deadline = Instant.now().plus(PATIENCE);
        var people = People.of(url());
        while (Instant.now().isBefore(deadline)) {
            if (!running().isAlive()) {
                throw new AssertionError("the server has ended with %d while it started:\n%s"
                        .formatted(running().exitValue(), endOfLog()));
            }
            try {
                if (people.get("/ping").status() == 200) {
                    return;
                }
            } catch (Unreachable notYet) {
                pause();
            }
        }
        throw new AssertionError("the server does not answer:\n" + endOfLog());
    }

    /** {@code kill -9} of the server; a database that it has started lives on. */
    public void kill() {
        end(List.of(running().toHandle()));
    }

    /** {@code kill -9} of the server and of its database, as when the power fails. */
    public void killAll() {
        var database = database();
        var all = new ArrayList<>(List.of(running().toHandle(), database));
        all.addAll(database.descendants().toList());
        end(all);
    }

    /** The main process of the database that the server has started. */
    private ProcessHandle database() {
        try {
            var lines = Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(
                handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    /** Asks the server to stop (SIGTERM) and waits. */
    @Override
    public void close() {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server does not stop:\n" + endOfLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that the server has written. */
    public String endOfLog() {
        try {
            var lines = Files.readAllLines(log().toPath());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File log() {
        return directory.resolve("museum.log").toFile();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
