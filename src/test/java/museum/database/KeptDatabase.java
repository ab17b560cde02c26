package museum.database;

import java.nio.file.Path;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded PostgreSQL as a server of its own, whose files stay when it is closed. */
public final class KeptDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private KeptDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param settings of PostgreSQL */
    public static KeptDatabase start(Path directory, Map<String, String> settings) {
        PostgresPrograms.lieIn(directory);
        return new KeptDatabase(EmbeddedPostgres.start(directory, settings));
    }

    /** With user and password in it. */
    public String url() {
        var credentials = postgres.properties();
        return postgres.url()
                + "?user=%s&password=%s"
                        .formatted(credentials.getProperty("user"), credentials.getProperty("password"));
    }

    /** Brings any database to our schema. */
    public static void migrate(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        SchemaTakeover.migrate(source);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
