package museum.database;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import museum.configuration.Configuration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Starts our own PostgreSQL, or waits for the operator's, while Spring is still finding out what the application consists of: both take seconds, and neither
 * needs the other.
 */
final class StartingDatabase implements DisposableBean {

    /** How long a database is waited for that is only just starting, for instance in the neighbouring container. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletableFuture<DatabaseServer> server = new CompletableFuture<>();
    private boolean taken;

    private StartingDatabase(Configuration configuration) {
        Thread.ofPlatform().name("database").daemon().start(() -> {
            try {
                server.complete(start(configuration));
            } catch (RuntimeException | Error exception) {
                server.completeExceptionally(exception);
            }
        });
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

    /** The server, when it takes connections. From now on it is the caller's to close. */
    DatabaseServer take() {
        try {
            var started = server.join();
            taken = true;
            return started;
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw exception;
        }
    }

    /** Stops a server that nobody has taken, because the start failed for another reason. */
    @Override
    public void destroy() {
        if (!taken) {
            server.handle((started, failure) -> started).join();
            if (!server.isCompletedExceptionally()) {
                server.join().close();
            }
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
