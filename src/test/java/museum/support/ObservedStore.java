package museum.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An S3 service as operators know them: it tells what it was asked for, it can be down for a while, and like Wasabi it can hold objects until it is told that they may be
 * deleted ({@code PUT <key>?compliance}). The service itself is {@link OtherObjectStore}; this stands before it and passes requests on as they are.
 */
public final class ObservedStore implements AutoCloseable {

    private final OtherObjectStore store;
    private final HttpServer front;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> freed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CyclicBarrier together;
    private volatile boolean down;
    private volatile boolean holds;

    private ObservedStore(OtherObjectStore store, HttpServer front) {
        this.store = store;
        this.front = front;
    }

    public static ObservedStore start(String... buckets) {
        try {
            var front = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            var observed = new ObservedStore(OtherObjectStore.start(buckets), front);
            front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            front.createContext("/", observed::answer);
            front.start();
            return observed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on every object is held. */
    public ObservedStore withHolds() {
        holds = true;
        return this;
    }

    /** From now on sizes are told only when so many are asked for at the same time; who asks one after the other waits in vain. */
    public void tellSizesTogether(int count) {
        together = new CyclicBarrier(count);
    }

    /** Sizes are told as soon as somebody asks. */
    public void tellSizesAtOnce() {
        together = null;
    }

    /** No request gets an answer until it is up again. */
    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    /** What was asked so far, as {@code HEAD /bucket/key}, without parameters. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What an operator writes to keep a data centre's objects here. */
    public List<String> settings(String dataCentre, String bucket) {
        return store.settings(
                dataCentre, bucket, "http://127.0.0.1:" + front.getAddress().getPort());
    }

    @Override
    public void close() {
        front.stop(0);
        store.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            var asked = exchange.getRequestMethod() + " " + path;
            requests.add(asked);
            if (down) {
                return;
            }
            waitForOthers(exchange);
            var query = exchange.getRequestURI().getRawQuery();
            if (query != null && query.startsWith("compliance")) {
                exchange.getRequestBody().readAllBytes();
                freed.add(path);
                exchange.sendResponseHeaders(200, -1);
            } else if (holds && asked.startsWith("DELETE ") && !freed.contains(path)) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                pass(exchange);
            }
        }
    }

    private void waitForOthers(HttpExchange exchange) {
        var barrier = together;
        if (barrier != null && exchange.getRequestMethod().equals("HEAD")) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException(alone);
            }
        }
    }

    /** By hand, because the name under which we were asked is part of the signature and no client lets us send it on. */
    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        try (var socket = new Socket(store.url().getHost(), store.url().getPort())) {
            var head = new StringBuilder(
                    "%s %s HTTP/1.0\r\n".formatted(exchange.getRequestMethod(), exchange.getRequestURI()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Connection")) {
                    values.forEach(value -> head.append("%s: %s\r\n".formatted(name, value)));
                }
            });
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            passBack(new ByteArrayInputStream(socket.getInputStream().readAllBytes()), exchange);
        }
    }

    private static void passBack(ByteArrayInputStream answer, HttpExchange exchange) throws IOException {
        int status = Integer.parseInt(line(answer).split(" ")[1]);
        for (var header = line(answer); !header.isEmpty(); header = line(answer)) {
            var name = header.substring(0, header.indexOf(':'));
            if (!name.equalsIgnoreCase("Connection") && !name.equalsIgnoreCase("Date")) {
                exchange.getResponseHeaders()
                        .add(name, header.substring(name.length() + 1).strip());
            }
        }
        var body = answer.readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String line(ByteArrayInputStream answer) {
        var line = new ByteArrayOutputStream();
        for (int next = answer.read(); next != '\n' && next >= 0; next = answer.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
