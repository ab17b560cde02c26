package museum.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import museum.bench.HttpConnection.Whole;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** The bare cost of HTTP: a Tomcat that takes the same requests and gives the same bytes back, and does nothing else. It runs in our own process, as the cores are shared anyway. */
final class TomcatAlone implements AutoCloseable {

    private static final Set<String> ITS_OWN =
            Set.of("transfer-encoding", "content-length", "date", "connection", "keep-alive");

    private final Tomcat tomcat = new Tomcat();
    private final Repeat repeat = new Repeat();

    TomcatAlone(Options options) throws LifecycleException {
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

    /** From now on gives the answer of this operation, which must have a sample; what is returned asks for it. */
    Operation repeating(Operation operation) {
        var work = operation.work();
        try (var connection = new HttpConnection(work.at())) {
            repeat.answer(connection.whole(Objects.requireNonNull(work.sample())));
        }
        return operation.at(
                URI.create("http://localhost:" + tomcat.getConnector().getLocalPort()));
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
