package museum.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The server that is measured: ours in a process that we start, or any other one. */
final class Server implements AutoCloseable {

    /**
     * How the server came up.
     *
     * @param millis from the start of the process to the first answer
     * @param processorTime milliseconds
     */
    record Start(double millis, double processorTime) {}

    private static final long PATIENCE = 120;

    private final URI url;
    private final @Nullable Long pid;
    private final @Nullable Process process;
    private final @Nullable Start start;

    private Server(URI url, @Nullable Long pid, @Nullable Process process, @Nullable Start start) {
        this.url = url;
        this.pid = pid;
        this.process = process;
        this.start = start;
    }

    static Server open(Options options, DataSet set, Database database) throws IOException, InterruptedException {
        if (options.url() != null) {
            return new Server(URI.create(options.url()), options.pid(), null, null);
        }
        return start(options, set, database, "server");
    }

    /** Beside one that runs already. */
    static Server second(Options options, DataSet set, Database database) throws IOException, InterruptedException {
        return start(options, set, database, "second-server");
    }

    private static Server start(Options options, DataSet set, Database database, String folder)
            throws IOException, InterruptedException {
        var directory = options.directory().resolve(folder);
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
        int port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options.java());
        command.addAll(List.of("-jar", options.jar().toString()));
        var settings = settings(set, database);
        settings.put("http.port", String.valueOf(port));
        settings.put("metrics.port", "0");
        settings.put("jobs.cron.skip", "true");
        settings.forEach((key, value) -> command.add("--museum.configuration." + key + "=" + value));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ENTE_"));
        long begun = System.nanoTime();
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var url = URI.create("http://localhost:" + port);
        while (!answers(url)) {
            if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE)) {
                process.destroyForcibly();
                throw new IOException(
                        "The server does not start: " + Files.readString(directory.resolve("server.log")));
            }
            Thread.sleep(5);
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        return new Server(url, process.pid(), process, new Start(millis, Machine.processorTime(process.pid())));
    }

    /** What a server needs to know to work on this content, by dotted key. */
    static Map<String, String> settings(DataSet set, Database database) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("db.host", database.host());
        settings.put("db.port", database.port());
        settings.put("db.name", database.name());
        settings.put("db.user", database.user());
        settings.put("db.password", database.password());
        settings.put("key.encryption", set.encryptionKey());
        settings.put("key.hash", set.hashKey());
        settings.put("jwt.secret", set.jwtSecret());
        return settings;
    }

    private static boolean answers(URI url) {
        try (var connection = new HttpConnection(url)) {
            return connection.exchange(Request.get("/ping").to(url.getAuthority())) == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    URI url() {
        return url;
    }

    /** Null if it is not known, or not on this machine. */
    @Nullable Long pid() {
        return pid;
    }

    boolean isOurs() {
        return process != null;
    }

    /** Null if we have not started it. */
    @Nullable Start start() {
        return start;
    }

    @Nullable Double processorTime() {
        return pid == null ? null : (Double) Machine.processorTime(pid);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
