package museum.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP as the apps speak it. Redirects are never followed here: that a download is redirected, and whereto, is for the caller to see. */
final class Api {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;

    /** @param base the server's address without a slash at its end, as it is typed into the apps */
    Api(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    URI uri(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    static Answer send(HttpRequest request) {
        var shown = request.method() + " " + request.uri();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(shown, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new Unreachable(shown, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(shown, e);
        }
    }
}
