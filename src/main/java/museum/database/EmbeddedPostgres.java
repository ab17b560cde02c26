package museum.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import museum.configuration.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for those who configure none: its files below the data directory, reachable from this machine only, with a password. It is as
 * careful with data as any other PostgreSQL: synced to disk, with checksums. It starts and stops with the server, is started again when it breaks down, and one
 * that an earlier server left behind (because that was killed) is stopped first.
 */
final class EmbeddedPostgres implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String DATABASE = "museum";

    /** Recovery after a crash may take long on a slow disk; giving up would only make the operator start it again. */
    private static final Duration START_LIMIT = Duration.ofHours(1);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final DataDirectoryLock lock;
    private final PostgresCluster cluster;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private final Map<String, String> settings;
    private int port;
    private boolean closing;

    private EmbeddedPostgres(DataDirectoryLock lock, Path dataDirectory, Map<String, String> settings)
            throws IOException {
        this.lock = lock;
        this.binaries = PostgresBinaries.unpack(dataDirectory);
        this.account = PostgresAccount.choose(dataDirectory.resolve("postgres"));
        this.cluster = new PostgresCluster(dataDirectory, binaries, account);
        this.settings = settings;
    }

    /** Starts it; returns when it takes connections. */
    static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, Map.of());
    }

    /** @param settings of PostgreSQL, beside and before those of ours */
    static EmbeddedPostgres start(Path dataDirectory, Map<String, String> settings) {
        try {
            Files.createDirectories(dataDirectory);
            var lock = DataDirectoryLock.take(dataDirectory);
            try {
                var postgres = new EmbeddedPostgres(lock, dataDirectory, settings);
                postgres.begin();
                return postgres;
            } catch (IOException | SQLException | RuntimeException exception) {
                lock.close();
                throw exception;
            }
        } catch (IOException | SQLException exception) {
            throw new ConfigurationException(
                    "The embedded PostgreSQL cannot be set up in %s: %s. Mend that, set another data-dir, or set db.host to use another PostgreSQL."
                            .formatted(dataDirectory, exception),
                    exception);
        }
    }

    private synchronized void begin() throws IOException, SQLException {
        stopLeftBehind();
        cluster.prepare(new Ids());
        launch();
        try {
            createDatabase();
        } catch (SQLException exception) {
            close();
            throw exception;
        }
        supervise();
    }

    @Override
    public String url() {
        return url(DATABASE);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    int port() {
        return port;
    }

    @Override
    public Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", PostgresCluster.ROLE);
        try {
            properties.setProperty("password", cluster.password());
        } catch (IOException exception) {
            throw new ConfigurationException(
                    "The password of the embedded PostgreSQL cannot be read: %s.".formatted(exception), exception);
        }
        properties.setProperty("sslmode", "disable");
        return properties;
    }

    private void stopLeftBehind() throws IOException {
        if (!cluster.recorded()) {
            return;
        }
        var postmaster = cluster.postmaster();
        if (postmaster.isPresent()) {
            log.warn(
                    "A server that did not end properly left its PostgreSQL running (process {}); stopping it",
                    postmaster.get().pid());
            stop(postmaster.get());
        }
        var orphans = cluster.processes();
        if (!await(() -> orphans.stream().noneMatch(cluster::serves), Duration.ofSeconds(5))) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            await(() -> orphans.stream().noneMatch(cluster::serves), Duration.ofSeconds(5));
        }
        if (cluster.recorded()) {
            // Of a process that is no more, or whose number another one has now, which PostgreSQL would take for its
            // own.
            cluster.forgetPostmaster();
        }
    }

    private void launch() throws IOException {
        for (int attempt = 1; !launched(); attempt++) {
            if (attempt == 3) {
                throw new ConfigurationException(
                        "The embedded PostgreSQL finds no free port on 127.0.0.1, though the system named some.");
            }
        }
    }

    /** @return false if somebody else took the port in the meantime */
    private boolean launched() throws IOException {
        var port = this.port == 0 ? freePort() : this.port;
        var before = cluster.logSize();
        var start = account.command(List.of(
                        binaries.program("pg_ctl"),
                        "start",
                        "--silent",
                        "--wait",
                        "--timeout=" + START_LIMIT.toSeconds(),
                        "--pgdata=" + cluster.path(),
                        "--log=" + cluster.logFile(),
                        "--options=" + options(port)))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(cluster.logFile().toFile()))
                .start();
        var begun = System.nanoTime();
        long told = 0;
        while (!cluster.ready() && start.isAlive()) {
            pause();
            var seconds = (System.nanoTime() - begun) / 1_000_000_000;
            if (seconds >= told + 10) {
                told = seconds;
                log.info("PostgreSQL is not ready after {} s; it may be recovering from a crash", seconds);
            }
        }
        if (cluster.ready()) {
            this.port = port;
            log.info("PostgreSQL runs on 127.0.0.1:{}, its files are in {}", port, cluster.path());
            return true;
        }
        var failure = cluster.failure(before);
        // Once there are connections they know this port and no other.
        if (this.port == 0 && failure.toString().contains("could not create any TCP/IP sockets")) {
            return false;
        }
        throw failure;
    }

    private String options(int port) {
        var options = new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "port", Integer.toString(port),
                "fsync", "on",
                "full_page_writes", "on",
                "synchronous_commit", "on"));
        options.putAll(settings);
        var words = new ArrayList<String>();
        options.forEach((name, value) -> words.add("-c " + name + "=" + value));
        return String.join(" ", words);
    }

    private void createDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), properties());
                var statement = connection.createStatement();
                var exists =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(DATABASE))) {
            if (!exists.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private void supervise() {
        cluster.postmaster().ifPresent(postmaster -> postmaster.onExit().thenRunAsync(() -> restart(postmaster.pid())));
    }

    @Override
    public boolean ours() {
        return true;
    }

    /** Tries until it succeeds: a database that is not there is no reason to end a server that will be useful again when it is. */
    private synchronized void restart(long ended) {
        while (!closing) {
            log.error(
                    "PostgreSQL (process {}) ended by itself; starting it again. Its log: {}",
                    ended,
                    cluster.logFile());
            try {
                stopLeftBehind();
                launch();
                supervise();
                return;
            } catch (IOException | ConfigurationException exception) {
                log.error("PostgreSQL could not be started again: {}", exception.getMessage());
            }
            try {
                wait(Duration.ofSeconds(10).toMillis());
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        closing = true;
        notifyAll();
        try (lock) {
            var postmaster = cluster.postmaster();
            if (postmaster.isPresent()) {
                stop(postmaster.get());
                log.info("PostgreSQL is stopped");
            }
        } catch (IOException exception) {
            log.error("PostgreSQL could not be stopped: {}", exception.toString());
        }
    }

    /** Sends the clients away and writes everything to its place, so that the next start has nothing to recover. */
    private void stop(ProcessHandle postmaster) throws IOException {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            cluster.run(account.command(
                    List.of(binaries.program("pg_ctl"), "kill", signal, Long.toString(postmaster.pid()))));
            if (await(() -> !cluster.serves(postmaster), STOP_LIMIT)) {
                return;
            }
            log.warn("PostgreSQL (process {}) did not heed the signal {}", postmaster.pid(), signal);
        }
    }

    private static boolean await(BooleanSupplier condition, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", exception);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
