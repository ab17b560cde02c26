package museum.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import museum.configuration.Configuration;
import org.postgresql.PGProperty;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The connection to PostgreSQL: the operator's when {@code db.host} is set, else our own. Spring Boot makes transactions and {@code JdbcClient} of it.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Requests run on virtual threads, so this and nothing else bounds how much the database is asked at once. */
    private static final int CONNECTIONS = 30;

    /** Preparing the schema holds one connection while it works on two others. */
    private static final int LEAST_CONNECTIONS = 4;

    /** Whoever wants a connection before the database is ready waits for it. */
    @Bean
    DataSource dataSource(StartingDatabase starting) {
        return new DelegatingDataSource() {
            @Override
            public DataSource getTargetDataSource() {
                return starting.await();
            }

            @Override
            public void afterPropertiesSet() {
                // Asking for the target would be waiting for it.
            }
        };
    }

    /** Nothing is served before the database is ready, and a server that cannot get it ends. */
    @Bean
    SmartInitializingSingleton databaseIsReady(StartingDatabase starting) {
        return starting::await;
    }

    static HikariDataSource pool(DatabaseServer server, Configuration configuration) {
        var connections = connections(configuration);
        var pool = new HikariConfig();
        pool.setPoolName("museum");
        pool.setJdbcUrl(server.url());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(Math.min(connections, 4));
        pool.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        // Columns without a time zone hold UTC, wherever this server stands.
        pool.setConnectionInitSql("SET TIME ZONE 'UTC'");
        PGProperty.APPLICATION_NAME.set(pool.getDataSourceProperties(), "museum");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(pool.getDataSourceProperties(), "14");
        PGProperty.REWRITE_BATCHED_INSERTS.set(pool.getDataSourceProperties(), true);
        PGProperty.PREPARE_THRESHOLD.set(pool.getDataSourceProperties(), 3);
        PGProperty.TCP_KEEP_ALIVE.set(pool.getDataSourceProperties(), true);
        PGProperty.CONNECT_TIMEOUT.set(pool.getDataSourceProperties(), 5);
        pool.getDataSourceProperties().putAll(server.properties());
        return new HikariDataSource(pool);
    }

    static int connections(Configuration configuration) {
        var connections = configuration.integer("db.max-connections", CONNECTIONS);
        if (connections < LEAST_CONNECTIONS) {
            throw configuration.refusal("db.max-connections", "must be at least " + LEAST_CONNECTIONS);
        }
        return connections;
    }
}
