package museum.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import museum.support.MuseumStarter;
import org.junit.jupiter.api.Test;

/** An operator's monitor hears of the server, from its start on. */
class HealthCheckPingTest {

    @Test
    void theMonitorIsAsked() throws IOException, InterruptedException {
        var asked = new ArrayBlockingQueue<String>(10);
        var monitor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        monitor.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        monitor.start();
        var url =
                "http://127.0.0.1:%d/ping/museum".formatted(monitor.getAddress().getPort());
        try (var museum = MuseumStarter.start(List.of("jobs.cron.skip=false", "internal.health-check-url=" + url))) {
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("HEAD /ping/museum");
            museum.people().get("/ping").ok();
        } finally {
            monitor.stop(0);
        }
    }
}
