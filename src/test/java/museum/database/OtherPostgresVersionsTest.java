package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
            SchemaTakeover.migrate(
                    new DriverManagerDataSource(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()));
            try (var connection = postgres.createConnection("")) {
                assertThat(Catalogue.of(connection)).containsSubsequence(Catalogue.ofMuseum());
            }
        }
    }
}
