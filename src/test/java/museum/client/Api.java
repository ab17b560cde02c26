package museum.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** HTTP as the apps speak it. Redirects are never followed here: that a download is redirected, and whereto, is for the caller to see. */
final class Api {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP = client().build();

    private final URI base;
    private final HttpClient http;

    /** @param base the server's address without a slash at its end, as it is typed into the apps */
    Api(URI base) {
        this(base, HTTP);
    }

    private Api(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    /** At this address, where certificates are signed by somebody that only we trust. */
    static Api trusting(SSLContext trust, URI base) {
        return new Api(base, client().sslContext(trust).build());
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10));
    }

    URI base() {
        return base;
    }

    URI uri(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    Answer send(HttpRequest request) {
        var shown = request.method() + " " + request.uri();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(shown, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new Unreachable(shown, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(shown, e);
        }
    }
}
