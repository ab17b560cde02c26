package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void theFirstMigrationMakesExactlyTheCatalogueOfMuseum() throws Exception {
        var database = TestDatabase.fresh();
        var flyway = Flyway.configure().dataSource(database.dataSource()).target("1");
        SchemaTakeover.configure(flyway);
        flyway.load().migrate();
        assertThat(catalogue(database)).containsExactlyElementsOf(museum());
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery("SELECT version, dirty FROM schema_migrations")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("version")).isEqualTo(124);
            assertThat(rows.getBoolean("dirty")).isFalse();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void laterMigrationsAddOnlyWhatMuseumDoesNotNotice() throws Exception {
        var now = catalogue(TestDatabase.migrated());
        assertThat(now).containsSubsequence(museum());
        assertThat(additions(now)).isNotEmpty().allMatch(line -> line.matches("""
                (\\w+):   index museum_.*|(museum_\\w+): .*|(\\w+):   column (?!.* not null$).*"""));
    }

    @Test
    void everyTableOfMuseumIsThere() throws Exception {
        assertThat(museum()).filteredOn(line -> line.startsWith("table ")).hasSize(67 + 1);
    }

    /** Lines that Museum's catalogue has not, with their table in front. */
    private static List<String> additions(List<String> lines) throws IOException {
        var museum = new ArrayList<>(museum());
        var additions = new ArrayList<String>();
        var table = "";
        for (var line : lines) {
            if (line.startsWith("table ")) {
                table = line.split(" ")[1];
            }
            if (!museum.isEmpty() && museum.getFirst().equals(line)) {
                museum.removeFirst();
            } else {
                additions.add(table + ": " + line);
            }
        }
        return additions;
    }

    private static List<String> catalogue(TestDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            return Catalogue.of(connection);
        }
    }

    private static List<String> museum() throws IOException {
        try (var catalogue = Objects.requireNonNull(SchemaTest.class.getResourceAsStream("/db/museum-124.txt"))) {
            return new String(catalogue.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
