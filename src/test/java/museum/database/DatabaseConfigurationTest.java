package museum.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import museum.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseConfigurationTest {

    @Test
    void theOperatorsDatabaseIsUsedAndPrepared() {
        var database = TestDatabase.fresh();
        try (var server = start(database.properties())) {
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
            assertThat(server.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(30);
        }
    }

    @Test
    void whatATransactionBeganIsUndoneWhenItFails() {
        try (var server = start(TestDatabase.migrated().properties())) {
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

    private static ConfigurableApplicationContext start(Map<String, String> properties) {
        return new SpringApplicationBuilder(DatabaseModule.class)
                .web(WebApplicationType.NONE)
                .properties(Map.copyOf(properties))
                .run();
    }

    @EnableAutoConfiguration
    @ComponentScan(basePackageClasses = {Time.class, Configuration.class})
    static class DatabaseModule {}
}
