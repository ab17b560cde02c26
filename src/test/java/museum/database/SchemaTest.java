package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void theFirstMigrationMakesExactlyTheCatalogueOfMuseum() throws Exception {
        var database = TestDatabase.fresh();
        SchemaTakeover.flyway(database.dataSource()).target("1").load().migrate();
        assertThat(Catalogue.of(database)).containsExactlyElementsOf(Catalogue.ofMuseum());
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
        var now = Catalogue.of(TestDatabase.migrated());
        assertThat(now).containsSubsequence(Catalogue.ofMuseum());
        assertThat(additions(now)).isNotEmpty().allMatch(line -> line.matches("""
                (\\w+):   index museum_.*|(museum_\\w+): .*|(\\w+):   column (?!.* not null$).*"""));
    }

    @Test
    void everyTableOfMuseumIsThere() throws Exception {
        assertThat(Catalogue.ofMuseum())
                .filteredOn(line -> line.startsWith("table "))
                .hasSize(67 + 1);
    }

    /** Lines that Museum's catalogue has not, with their table in front. */
    private static List<String> additions(List<String> lines) throws IOException {
        var museum = new ArrayList<>(Catalogue.ofMuseum());
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
}
