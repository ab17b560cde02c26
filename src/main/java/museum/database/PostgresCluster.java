package museum.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import museum.configuration.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the embedded PostgreSQL: the database cluster in {@code <data>/postgres}, beside it its password and its log. */
final class PostgresCluster {

    /** The only role; it owns everything and is known nowhere but here and in the password file. */
    static final String ROLE = "museum";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final long LOG_LIMIT = 16 << 20;

    private final Path dataDirectory;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;

    PostgresCluster(Path dataDirectory, PostgresBinaries binaries, PostgresAccount account) {
        this.dataDirectory = dataDirectory;
        this.cluster = dataDirectory.resolve("postgres");
        this.binaries = binaries;
        this.account = account;
    }

    Path path() {
        return cluster;
    }

    Path logFile() {
        return dataDirectory.resolve("postgres.log");
    }

    /** The password of {@link #ROLE}. */
    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Makes whatever is not there yet: the cluster, its password, its log. */
    void prepare(Ids ids) throws IOException {
        prepareLog();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            if (Files.exists(cluster)) {
                try (var files = Files.list(cluster)) {
                    if (files.findAny().isPresent()) {
                        throw new ConfigurationException(
                                cluster
                                        + " is not empty and holds no database of PostgreSQL: move it away, or set another data-dir.");
                    }
                }
                Files.delete(cluster);
            }
            create(ids.token());
        } else if (!Files.exists(passwordFile())) {
            log.warn("{} is gone; PostgreSQL gets a new password", passwordFile());
            changePassword(ids.token());
            account.own(passwordFile());
        }
        account.own(cluster);
    }

    /** Made beside its place and moved there when it is whole, so that no half made cluster is ever taken for a good one. */
    private void create(String password) throws IOException {
        log.info("Making a PostgreSQL database cluster in {}", cluster);
        var unfinished = dataDirectory.resolve("postgres.unfinished");
        Trees.delete(unfinished);
        Files.createDirectory(unfinished);
        account.own(unfinished);
        writePassword(password);
        account.own(passwordFile());
        run(account.command(List.of(
                binaries.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + ROLE,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Not the system's collations: they change with the system and then break indexes.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--set=log_line_prefix=%m [%p] ")));
        Files.move(unfinished, cluster);
        try (var directory = FileChannel.open(dataDirectory)) {
            directory.force(true);
        }
    }

    /** Through the one way into PostgreSQL that needs no password: its single-user mode. */
    private void changePassword(String password) throws IOException {
        var command = account.command(
                List.of(binaries.program("postgres"), "--single", "-D", cluster.toString(), "postgres"));
        var statement = dataDirectory.resolve("postgres.statement");
        try {
            writeSecret(statement, "ALTER ROLE %s PASSWORD '%s'\n".formatted(ROLE, password));
            run(command.redirectInput(statement.toFile()));
        } finally {
            Files.deleteIfExists(statement);
        }
        writePassword(password);
    }

    private void writePassword(String password) throws IOException {
        writeSecret(passwordFile(), password + "\n");
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret, StandardOpenOption.DSYNC, StandardOpenOption.WRITE);
    }

    private Path passwordFile() {
        return dataDirectory.resolve("postgres.password");
    }

    private void prepareLog() throws IOException {
        if (Files.exists(logFile()) && Files.size(logFile()) > LOG_LIMIT) {
            Files.move(logFile(), logFile().resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(logFile())) {
            Files.createFile(
                    logFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        }
        account.own(logFile());
    }

    /** Runs a program to its end; what it says goes to the log file. */
    void run(ProcessBuilder command) throws IOException {
        var before = logSize();
        var process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw failure(before);
            }
        } catch (InterruptedException exception) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", exception);
        }
    }

    long logSize() throws IOException {
        return Files.size(logFile());
    }

    /** Why PostgreSQL did not start, from what it wrote to its log since that had the given size. */
    ConfigurationException failure(long since) throws IOException {
        var said = Files.readAllBytes(logFile());
        var lines = new String(said, (int) since, said.length - (int) since, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var reason = lines.stream()
                .filter(line -> line.matches(".*\\b(FATAL|PANIC|error):.*"))
                .reduce((first, last) -> last)
                .or(() -> lines.stream().reduce((first, last) -> last))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|error): +", ""))
                .orElse("it did not say why");
        return new ConfigurationException("The embedded PostgreSQL does not start: %s. %s (All it said: %s)"
                .formatted(reason, cure(reason), logFile()));
    }

    private String cure(String reason) {
        if (reason.contains("incompatible with server")) {
            return "%s was made by another major version of PostgreSQL: start the version of this server that made it, make a backup, and restore that into a new data-dir."
                    .formatted(cluster);
        }
        if (reason.contains("No space left")) {
            return "Make space on the disk of %s.".formatted(dataDirectory);
        }
        if (reason.contains("ermissions") || reason.contains("Operation not permitted")) {
            return "The disk of %s must keep Unix permissions (exFAT and NTFS do not): set a data-dir on another one."
                    .formatted(dataDirectory);
        }
        if (reason.contains("ermission denied") || reason.contains("ownership")) {
            return "Give %s to the user who runs this server.".formatted(dataDirectory);
        }
        if (reason.contains("already exists") || reason.contains("another postmaster")) {
            return "Stop the PostgreSQL that uses %s.".formatted(cluster);
        }
        return "Look into its log.";
    }

    /** The process that the cluster's own record names, if there is one and it really serves this cluster. */
    Optional<ProcessHandle> postmaster() {
        return record().stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(this::serves);
    }

    /** Whether PostgreSQL has finished starting (and recovering) and takes connections. */
    boolean ready() {
        var record = record();
        return record.size() >= 8 && record.get(7).strip().equals("ready");
    }

    /** Whether a postmaster runs or has run and did not come to clean up. */
    boolean recorded() {
        return Files.exists(recordFile());
    }

    void forgetPostmaster() throws IOException {
        Files.deleteIfExists(recordFile());
    }

    /** All processes of PostgreSQL that work on this cluster, also those that outlived their postmaster. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::serves).toList();
    }

    /** Whether this is a live process of PostgreSQL that works on this cluster: all of them have it as their working directory. */
    boolean serves(ProcessHandle process) {
        if (!process.isAlive()
                || !process.info()
                        .command()
                        .orElse("")
                        .replace(" (deleted)", "")
                        .endsWith("/postgres")) {
            return false;
        }
        try {
            var directory = Path.of("/proc/" + process.pid() + "/cwd");
            return Files.exists(Path.of("/proc/self"))
                    ? Files.isSameFile(directory.toRealPath(), cluster)
                    : process.info().commandLine().orElse("").contains(cluster.toString());
        } catch (IOException exception) {
            return false;
        }
    }

    private List<String> record() {
        try {
            return Files.readAllLines(recordFile());
        } catch (NoSuchFileException exception) {
            return new ArrayList<>();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Path recordFile() {
        return cluster.resolve("postmaster.pid");
    }
}
