package museum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client of ours sends, but proxies and broken connections do. */
@MuseumTest
class RawRequestsTest {

    private final RunningMuseum museum;

    RawRequestsTest(RunningMuseum museum) {
        this.museum = museum;
    }

    /** Sends a text, nothing more, and reads until the end. */
    private String send(String request) throws IOException {
        try (var socket = new Socket(museum.url().getHost(), museum.url().getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_museum_1:8080", "my_museum", "a.my_host.example.org", "museum:8080", "[::1]:8080"})
    void theServerMayHaveAnyName(String host) throws IOException {
        assertThat(send("GET /ping HTTP/1.1\nHost: %s\nConnection: close\n\n".formatted(host)))
                .startsWith("HTTP/1.1 200")
                .contains("pong");
    }

    @Test
    void whatIsNoNameIsRefused() throws IOException {
        assertThat(send("GET /ping HTTP/1.1\nHost: my_mu seum\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void cookiesMayBeLong() throws IOException {
        assertThat(send("GET /ping HTTP/1.1\nHost: museum\nCookie: session=%s\nConnection: close\n\n"
                        .formatted("x".repeat(20_000))))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/ott", "/users/two-factor/passkeys/finish?sessionID=x&ceremonySessionID=x"})
    void aBodyThatBreaksOffIsABadRequest(String path) throws IOException {
        var answer = send(("POST %s HTTP/1.1\nHost: museum\nContent-Type: application/json\n"
                        + "Content-Length: 50\nConnection: close\n\n{\"")
                .formatted(path));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\r\n\r\n").endsWith("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void thereIsNoRouteOfErrors(String method) throws IOException {
        assertThat(send("%s /error HTTP/1.1\nHost: museum\nContent-Length: 0\nConnection: close\n\n".formatted(method)))
                .startsWith("HTTP/1.1 404")
                .endsWith("404 page not found");
    }
}
