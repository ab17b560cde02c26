package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseConfigurationTest {

    @Test
    void theOperatorsDatabaseIsUsedAndPrepared() throws Exception {
        var database = TestDatabase.fresh();
        try (var server = DatabaseModule.start(database.properties())) {
            var jdbc = server.getBean(JdbcClient.class);
            assertThat(jdbc.sql("SELECT current_database()").query(String.class).single())
                    .isEqualTo(database.name());
            assertThat(jdbc.sql("SELECT count(*) FROM users")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(jdbc.sql("SELECT current_setting('application_name')")
                            .query(String.class)
                            .single())
                    .isEqualTo("museum");
            assertThat(server.getBean(DataSource.class)
                            .unwrap(HikariDataSource.class)
                            .getMaximumPoolSize())
                    .isEqualTo(30);
        }
    }

    @Test
    void withoutSettingsOurOwnDatabaseIsUsedAndLocksOfAKilledServerHoldNobodyUp(@TempDir Path data) throws IOException {
        PostgresPrograms.lieIn(data);
        var properties = Map.of("museum.configuration.data-dir", data.toString());
        try (var server = DatabaseModule.start(properties)) {
            assertThat(server.getBean(TaskLock.class).acquire("mail", Duration.ofDays(1)))
                    .isPresent();
        }
        try (var server = DatabaseModule.start(properties)) {
            assertThat(server.getBean(TaskLock.class).acquire("mail", Duration.ofDays(1)))
                    .isPresent();
        }
    }

    @Test
    void whatATransactionBeganIsUndoneWhenItFails() {
        try (var server = DatabaseModule.start(TestDatabase.migrated().properties())) {
            var jdbc = server.getBean(JdbcClient.class);
            server.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
                jdbc.sql("INSERT INTO kex_store VALUES ('id', 'key', 1)").update();
                transaction.setRollbackOnly();
            });
            assertThat(jdbc.sql("SELECT count(*) FROM kex_store")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
