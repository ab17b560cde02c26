package museum.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is measured. Put together by hand: Spring's actuator brings sixty further auto-configurations, a third of the time that the server needs to start, for
 * what is a handful of lines here. Protocol 10 §18.
 */
@Configuration(proxyBeanMethods = false)
class Metrics {

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    /** Connections to the database under the names of Museum's dashboards. */
    private static void connections(PrometheusMeterRegistry metrics, DataSource database) throws SQLException {
        if (!database.isWrapperFor(HikariDataSource.class)) {
            return;
        }
        var pool = database.unwrap(HikariDataSource.class);
        gauge(metrics, "max_open", pool, HikariDataSource::getMaximumPoolSize);
        gauge(metrics, "open", pool.getHikariPoolMXBean(), HikariPoolMXBean::getTotalConnections);
        gauge(metrics, "in_use", pool.getHikariPoolMXBean(), HikariPoolMXBean::getActiveConnections);
        gauge(metrics, "idle", pool.getHikariPoolMXBean(), HikariPoolMXBean::getIdleConnections);
        gauge(metrics, "waiting", pool.getHikariPoolMXBean(), HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    private static <T> void gauge(PrometheusMeterRegistry metrics, String name, T object, ToDoubleFunction<T> value) {
        Gauge.builder("go.sql.stats.connections." + name, object, value)
                .tag("db_name", "prod_db")
                .register(metrics);
    }

    /** What nobody counts by himself: the pool, the memory, the processor. Called when the server is ready, as it takes its time. */
    static void watch(PrometheusMeterRegistry metrics, DataSource database) throws SQLException {
        connections(metrics, database);
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(),
                        new JvmGcMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(metrics));
    }
}
