package museum.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import museum.configuration.Configuration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The database while it becomes ready: our own PostgreSQL is started, or the operator's awaited, and given its schema, while Spring is still finding out what the
 * application consists of. Both take seconds, and neither needs the other.
 */
final class StartingDatabase implements DisposableBean {

    /** How long a database is waited for that is only just starting, for instance in the neighbouring container. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletableFuture<DatabaseServer> server;
    private final CompletableFuture<HikariDataSource> pool;

    private StartingDatabase(Configuration configuration) {
        Executor thread = task -> Thread.ofPlatform().name("database").daemon().start(task);
        server = CompletableFuture.supplyAsync(() -> start(configuration), thread);
        pool = server.thenApplyAsync(started -> prepare(started, configuration), thread);
    }

    private static DatabaseServer start(Configuration configuration) {
        if (configuration.text("db.host").isEmpty()) {
            // Some more than the pool takes, for the operator's own questions.
            return EmbeddedPostgres.start(
                    configuration.dataDirectory(),
                    Map.of("max_connections", Integer.toString(DatabaseConfiguration.connections(configuration) + 20)));
        }
        var server = new ExternalPostgres(configuration);
        server.awaitConnection(PATIENCE);
        return server;
    }

    private static HikariDataSource prepare(DatabaseServer server, Configuration configuration) {
        var pool = DatabaseConfiguration.pool(server, configuration);
        try {
            SchemaTakeover.migrate(pool);
            if (server.ours()) {
                TaskLock.removeAll(pool);
            }
            return pool;
        } catch (RuntimeException | Error exception) {
            pool.close();
            throw exception;
        }
    }

    /** Connections to it, when it has our schema. */
    HikariDataSource await() {
        try {
            return pool.join();
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw exception;
        }
    }

    /** Spring calls it after everything else that uses the database, and when the start has failed for another reason. */
    @Override
    public void destroy() {
        var open = pool.handle((ready, failure) -> ready).join();
        if (open != null) {
            open.close();
        }
        if (!server.isCompletedExceptionally()) {
            server.join().close();
        }
    }

    /** As soon as there is a configuration. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class Begin implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
                // The build only looks at what the application consists of.
                return;
            }
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            var starting = new StartingDatabase(beans.getBean(Configuration.class));
            beans.registerSingleton("startingDatabase", starting);
            beans.registerDisposableBean("startingDatabase", starting);
        }
    }
}
