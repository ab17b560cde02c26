package museum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import museum.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the server does with the database that it finds: Protocol 12, first section, case by case. */
class SchemaTakeoverTest {

    @Test
    void anEmptyDatabaseIsMadeReadyForUsAndForMuseum() throws Exception {
        var database = TestDatabase.fresh();
        start(database);
        assertThat(migrations(database)).isEqualTo(after("1 SQL"));
        assertThat(museumsRecord(database)).containsExactly("124 false");
        var state = state(database);
        start(database);
        assertThat(state(database)).as("a second start changes nothing").isEqualTo(state);
    }

    @Test
    void theDatabaseOfAMuseumIsTakenOver() throws Exception {
        var database = museum();
        database.execute("INSERT INTO users (name, creation_time, email_hash) VALUES ('Alice', 1, 'hash')");
        start(database);
        assertThat(migrations(database)).isEqualTo(after("1 BASELINE"));
        assertThat(museumsRecord(database)).containsExactly("124 false");
        assertThat(strings(database, "SELECT name FROM users")).containsExactly("Alice");
        assertThat(Catalogue.of(database)).isEqualTo(Catalogue.of(TestDatabase.migrated()));
    }

    @Test
    void aDatabaseThatMuseumHadInBetweenIsTakenAgain() throws Exception {
        var database = museum();
        start(database);
        // The operator goes back to Museum, tidies up, and then comes to us again.
        database.execute("DROP TABLE museum_flyway_history");
        start(database);
        assertThat(migrations(database)).isEqualTo(after("1 BASELINE"));
    }

    @Test
    void anOlderMuseumMustBeUpgradedFirst() throws Exception {
        var database = museum();
        database.execute("UPDATE schema_migrations SET version = 120");
        assertRefused(database, "has version 120 of Museum's schema, this server needs 124", "start a current Museum");
    }

    @Test
    void aNewerMuseumIsAcceptedAsLongAsItHasAllThatWeNeed() throws Exception {
        var database = museum();
        database.execute(
                "UPDATE schema_migrations SET version = 131",
                "CREATE TABLE stories (id text PRIMARY KEY)",
                "ALTER TABLE files ADD COLUMN mood text",
                "ALTER TABLE kex_store ADD COLUMN purpose text NOT NULL");
        start(database);
        assertThat(migrations(database)).isEqualTo(after("1 BASELINE"));
        assertThat(museumsRecord(database)).containsExactly("131 false");
    }

    @Test
    void aNewerMuseumThatLacksSomethingIsRefusedAndWhatItLacksIsNamed() throws Exception {
        var database = museum();
        database.execute(
                "UPDATE schema_migrations SET version = 131",
                "DROP TABLE kex_store",
                "ALTER TABLE collections DROP COLUMN attributes",
                "ALTER TABLE subscriptions ALTER COLUMN upgraded_at TYPE numeric");
        assertRefused(
                database,
                "has version 131 of Museum's schema, this server knows 124, and misses there",
                "column collections.attributes (jsonb)",
                "table kex_store",
                "column subscriptions.upgraded_at (bigint, but it is numeric)");
    }

    @Test
    void ourOwnDatabaseIsLookedAtLikeAnyOtherWhenMuseumHasUpgradedIt() throws Exception {
        var database = TestDatabase.migrated();
        database.execute("UPDATE schema_migrations SET version = 125");
        start(database);
        database.execute("ALTER TABLE collections DROP COLUMN attributes");
        assertRefused(database, "column collections.attributes (jsonb)");
    }

    @Test
    void aHalfMadeMigrationMustBeMendedFirst() throws Exception {
        var database = museum();
        database.execute("UPDATE schema_migrations SET dirty = true");
        assertRefused(database, "A migration of Museum to version 124 failed halfway", "dirty = false");
    }

    @Test
    void aMuseumThatNeverFinishedItsFirstStartIsRefused() throws Exception {
        var database = TestDatabase.fresh();
        database.execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
        assertRefused(database, "schema_migrations names no version");
    }

    @Test
    void aForeignDatabaseIsLeftAlone() throws Exception {
        var database = TestDatabase.fresh();
        database.execute("CREATE TABLE recipes (title text)");
        assertRefused(database, "its tables (recipes) are not those of a Museum", "set db.name");
    }

    @Test
    void aDatabaseThatLostItsTablesIsNotTakenForAnEmptyOne() throws Exception {
        var database = TestDatabase.migrated();
        database.execute(
                "CREATE SCHEMA kept",
                "ALTER TABLE museum_flyway_history SET SCHEMA kept",
                "DROP SCHEMA public CASCADE",
                "CREATE SCHEMA public",
                "ALTER TABLE kept.museum_flyway_history SET SCHEMA public");
        assertRefused(database, "has lost all its tables");
    }

    @Test
    void nodesThatStartAtTheSameMomentAllComeUp() throws Exception {
        var database = TestDatabase.fresh();
        var nodes = new ArrayList<CompletableFuture<Void>>();
        for (int node = 0; node < 4; node++) {
            nodes.add(CompletableFuture.runAsync(() -> start(database)));
        }
        CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)).get();
        assertThat(migrations(database)).isEqualTo(after("1 SQL"));
    }

    @Test
    void aUserWhoMayNotMakeTablesIsTold() {
        var database = TestDatabase.fresh();
        database.execute("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'guest'");
        var guest = new DriverManagerDataSource(
                "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()),
                "guest",
                "guest");
        assertThatThrownBy(() -> SchemaTakeover.migrate(guest))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("permission denied for schema public")
                .hasMessageContaining("must be allowed to create and alter its tables")
                .hasMessageMatching("[^\\n]*");
    }

    /** A database as Museum leaves it. */
    private static TestDatabase museum() {
        var database = TestDatabase.fresh();
        SchemaTakeover.flyway(database.dataSource()).target("1").load().migrate();
        database.execute("DROP TABLE museum_flyway_history");
        return database;
    }

    private static void start(TestDatabase database) {
        SchemaTakeover.migrate(database.dataSource());
    }

    /** The server does not start, says why in one line, and leaves the database exactly as it was. */
    private static void assertRefused(TestDatabase database, String... reasons) throws SQLException {
        var before = state(database);
        assertThatThrownBy(() -> start(database))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(reasons)
                .hasMessageEndingWith("Nothing was changed.")
                .hasMessageMatching("[^\\n]*");
        assertThat(state(database)).isEqualTo(before);
    }

    private static List<String> state(TestDatabase database) throws SQLException {
        var state = new ArrayList<>(Catalogue.of(database));
        for (var record : List.of("schema_migrations", SchemaTakeover.HISTORY)) {
            if (strings(database, "SELECT to_regclass('%s')::text".formatted(record))
                    .contains(record)) {
                state.addAll(strings(database, "SELECT row_to_json(record)::text FROM %s AS record".formatted(record)));
            }
        }
        return state;
    }

    private static List<String> migrations(TestDatabase database) {
        return strings(
                database,
                "SELECT version || ' ' || type FROM museum_flyway_history WHERE success ORDER BY installed_rank");
    }

    /** The first migration and then all that we add. */
    private static List<String> after(String first) {
        var all = new ArrayList<>(migrations(TestDatabase.migrated()));
        all.set(0, first);
        return all;
    }

    private static List<String> museumsRecord(TestDatabase database) {
        return strings(database, "SELECT version || ' ' || dirty FROM schema_migrations");
    }

    private static List<String> strings(TestDatabase database, String question) {
        return JdbcClient.create(database.dataSource())
                .sql(question)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }
}
