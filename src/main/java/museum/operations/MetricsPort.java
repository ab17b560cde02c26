package museum.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import museum.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code :2112/metrics} in Prometheus' text form. On a port of its own ({@code metrics.port}, 0 for none), which nobody forwards to the internet by mistake; a
 * server whose metrics port is taken works all the same. Protocol 10 §1, §18.
 */
@Component
class MetricsPort {

    private static final Logger log = LoggerFactory.getLogger(MetricsPort.class);

    private final PrometheusMeterRegistry metrics;
    private final DataSource database;
    private final int port;
    private @Nullable HttpServer server;

    MetricsPort(PrometheusMeterRegistry metrics, DataSource database, Configuration configuration) {
        this.metrics = metrics;
        this.database = database;
        this.port = configuration.integer("metrics.port", 2112);
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (port == 0) {
            return;
        }
        try {
            Metrics.watch(metrics, database);
            server = HttpServer.create(new InetSocketAddress(port), 0);
            server.createContext("/", this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        } catch (IOException exception) {
            log.warn("No metrics are served: port {} is taken (metrics.port chooses another one).", port);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var found = exchange.getRequestURI().getPath().equals("/metrics");
            var text = (found ? metrics.scrape() : "404 page not found\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(found ? 200 : 404, text.length);
            exchange.getResponseBody().write(text);
        }
    }
}
