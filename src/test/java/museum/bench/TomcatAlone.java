package museum.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import museum.bench.HttpConnection.Whole;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;

/** The bare cost of HTTP: a Tomcat that takes the same requests and gives the same bytes back, and does nothing else. It runs in our own process, as the cores are shared anyway. */
final class TomcatAlone implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final Set<String> ITS_OWN =
            Set.of("transfer-encoding", "content-length", "date", "connection", "keep-alive");

    private final Options options;
    private final Tomcat tomcat = new Tomcat();
    private final Repeat repeat = new Repeat();

    TomcatAlone(Options options) throws LifecycleException {
        this.options = options;
        tomcat.setBaseDir(options.directory().resolve("tomcat").toString());
        tomcat.setPort(0);
        var connector = tomcat.getConnector();
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("bare-"));
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("maxSwallowSize", "-1");
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "repeat", repeat);
        context.addServletMappingDecoded("/*", "repeat");
        tomcat.start();
    }

    /** How many of such requests are answered a second, at full load; null when no answer of the operation is known beforehand. */
    @Nullable Double perSecond(Operation operation) throws InterruptedException {
        var work = operation.work();
        if (work.sample() == null) {
            return null;
        }
        try (var connection = new HttpConnection(work.at())) {
            repeat.answer(connection.whole(work.sample()));
        }
        var here = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
        var same = new Operation(
                operation.name(),
                operation.title(),
                null,
                false,
                () -> new Operation.Work(here, work.exchange(), null, answer -> {}, Operation.ENDLESS));
        var load = new FullLoad(same, options.connections(), 0);
        load.run(WARM_UP, Operation.ENDLESS);
        return load.run(TIME, Operation.ENDLESS).perSecond();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Repeat extends HttpServlet {

        private volatile Whole answer = new Whole(500, "", new byte[0]);
        private volatile Map<String, String> headers = Map.of();

        void answer(Whole whole) {
            var named = new LinkedHashMap<String, String>();
            whole.head().lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
                var name = line.substring(0, line.indexOf(':'));
                if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                    named.put(name, line.substring(name.length() + 1).strip());
                }
            });
            headers = named;
            answer = whole;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            response.setStatus(answer.status());
            headers.forEach(response::setHeader);
            response.getOutputStream().write(answer.body());
        }
    }
}
