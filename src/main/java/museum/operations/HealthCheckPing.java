package museum.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the operator's monitor ({@code internal.health-check-url}) every minute, so that it notices when this server no longer does. Protocol 10 §17. */
@Component
class HealthCheckPing {

    private static final Logger log = LoggerFactory.getLogger(HealthCheckPing.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String url;

    HealthCheckPing(Configuration configuration) {
        this.url = configuration.flag("jobs.cron.skip", false)
                ? ""
                : configuration.text("internal.health-check-url", "").strip();
    }

    @Scheduled(initialDelay = 0, fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void ping() throws InterruptedException {
        if (url.isEmpty()) {
            return;
        }
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(PATIENCE)
                            .HEAD()
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException | IllegalArgumentException failure) {
            log.warn("internal.health-check-url could not be asked: {}", failure.getMessage());
        }
    }
}
