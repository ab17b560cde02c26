package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Operators run what their provider has: the schema is the same on all versions that Museum's documentation or a distribution offers. */
@Testcontainers(disabledWithoutDocker = true)
class OtherPostgresVersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgres:14", "postgres:15", "postgres:17"})
    void theSchemaIsTheSame(String image) throws Exception {
        try (var postgres = new PostgreSQLContainer(image)) {
            postgres.start();
            var flyway = Flyway.configure()
                    .dataSource(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
            SchemaTakeover.configure(flyway);
            new SchemaTakeover(flyway.load()).migrate();
            try (var connection = postgres.createConnection("")) {
                assertThat(Catalogue.of(connection)).containsSubsequence(Catalogue.ofMuseum());
            }
        }
    }
}
