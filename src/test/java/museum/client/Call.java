package museum.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request in the making, with the headers of the app that makes it; tests may change any part of it before it is sent. */
public final class Call {

    private final Api api;
    private final Program program;
    private final String method;
    private final StringBuilder path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private BodyPublisher body = BodyPublishers.noBody();
    private @Nullable String origin;

    Call(Api api, Program program, String method, String path) {
        this.api = api;
        this.program = program;
        this.method = method;
        this.path = new StringBuilder(path);
        this.origin = program.origin;
    }

    /** Replaces a header; null takes it away. */
    public Call header(String name, @Nullable String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        if (value != null) {
            headers.put(name, value);
        }
        return this;
    }

    /** With another user token, or none. */
    public Call token(@Nullable String token) {
        return header("X-Auth-Token", token);
    }

    /** From a page at this origin instead of the app's usual one. */
    public Call from(String page) {
        origin = page;
        return this;
    }

    public Call query(String name, Object value) {
        path.append(path.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
        path.append(URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8));
        return this;
    }

    /** A body: JSON made of nodes, records, maps or collections, or a text that is sent as it is. */
    public Call body(Object value) {
        body = value instanceof String text
                ? BodyPublishers.ofString(text)
                : BodyPublishers.ofByteArray(Json.bytes(Json.node(value)));
        headers.putIfAbsent("Content-Type", program.contentType());
        return this;
    }

    public Answer send() {
        return send(api.uri(path.toString()));
    }

    private Answer send(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(Api.PATIENCE).method(method, body);
        headers.forEach(request::header);
        if (origin == null) {
            return api.send(request.build());
        }
        return Browser.send(api, request, origin, headers.keySet());
    }
}
