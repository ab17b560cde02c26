package museum.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded PostgreSQL as a server of its own, whose files stay when it is closed. */
public final class KeptDatabase implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres postgres;

    private KeptDatabase(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** @param settings of PostgreSQL */
    public static KeptDatabase start(Path directory, Map<String, String> settings) {
        PostgresPrograms.lieIn(directory);
        return new KeptDatabase(directory, EmbeddedPostgres.start(directory, settings));
    }

    /** With user and password in it. */
    public String url() {
        var credentials = postgres.properties();
        return postgres.url()
                + "?user=%s&password=%s"
                        .formatted(credentials.getProperty("user"), credentials.getProperty("password"));
    }

    public Path log() {
        return directory.resolve("postgres.log");
    }

    /** Whether there are files of an earlier start. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve("postgres/PG_VERSION"));
    }

    /** Brings any database to our schema. */
    public static void migrate(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        var flyway = Flyway.configure().dataSource(source);
        SchemaTakeover.configure(flyway);
        new SchemaTakeover(flyway.load()).migrate();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
