package museum.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import museum.database.KeptDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The PostgreSQL of a measurement, ours or another one, with the data set in it. */
final class Database {

    /** As one would set up a small machine. What it writes before a statement in its log is for {@link StatementLog}. */
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", "256MB",
            "effective_cache_size", "1GB",
            "max_wal_size", "2GB",
            "checkpoint_timeout", "30min",
            "max_connections", "100",
            "log_line_prefix", StatementLog.PREFIX);

    private final String url;
    private final Path log;
    private final @Nullable Long postmaster;

    private Database(String url, Path log) throws SQLException {
        this.url = url;
        this.log = log;
        this.postmaster = findPostmaster();
    }

    /** One that we start is stopped when this program ends, however it does. */
    static Database open(Options options, DataSet set) throws SQLException, InterruptedException {
        var directory = options.directory().resolve("database");
        var given = options.database();
        var url = given == null ? start(directory) : given;
        url += (url.contains("?") ? "&" : "?") + "ApplicationName=" + StatementLog.OURSELVES;
        KeptDatabase.migrate(url);
        LoadDataSet.into(url, set);
        var database = new Database(url, directory.resolve("postgres.log"));
        database.tidy(set);
        return database;
    }

    private static String start(Path directory) {
        var ours = KeptDatabase.start(directory, SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(ours::close));
        return ours.url();
    }

    /** Takes away what earlier measurements have left. */
    private void tidy(DataSet set) throws SQLException {
        execute("TRUNCATE temp_objects, temp_srp_setup, srp_sessions, museum_disclosures");
        execute("DELETE FROM tokens WHERE creation_time > " + set.fileTime(0));
        execute("DELETE FROM files WHERE file_id >= " + set.fileId(set.files()));
        execute("DELETE FROM file_data");
        execute("VACUUM ANALYZE tokens, temp_objects, file_data");
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** For {@code --database}. */
    String address() {
        return url.replaceFirst("[?&]ApplicationName=[^&]*$", "");
    }

    String host() {
        return property("PGHOST");
    }

    String port() {
        return property("PGPORT");
    }

    String name() {
        return property("PGDBNAME");
    }

    String user() {
        return property("user");
    }

    String password() {
        return property("password");
    }

    private String property(String name) {
        var properties = Driver.parseURL(url, new Properties());
        if (properties == null) {
            throw new IllegalArgumentException("no address of a PostgreSQL: " + url);
        }
        return properties.getProperty(name, "");
    }

    /** Where its statements can be read; null if they cannot. */
    @Nullable Path log() {
        return Files.exists(log) ? log : null;
    }

    /** Milliseconds of all its processes; null when it runs on another machine. */
    @Nullable Double processorTime() {
        return postmaster == null ? null : (Double) Machine.processorTimeOfFamily(postmaster);
    }

    private @Nullable Long findPostmaster() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            long pid = row.getLong(1);
            var host = URI.create("http://" + host()).getHost();
            boolean here = "localhost".equals(host) || "127.0.0.1".equals(host);
            return here && Files.exists(Path.of("/proc/" + pid)) ? (Long) Machine.parent(pid) : null;
        }
    }
}
