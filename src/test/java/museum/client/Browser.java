package museum.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a browser does around a web app's requests: asks before it sends (preflight), and keeps answers from the app that do not allow its origin. Protocol 11 §4.3. */
final class Browser {

    /** Headers that a page may send without asking, or the browser sends of itself. A text/plain body counts as harmless, too. */
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "content-language", "range", "user-agent", "cookie");

    private static final Set<String> ALLOWED = ConcurrentHashMap.newKeySet();

    private Browser() {}

    static Answer send(Api api, HttpRequest.Builder builder, String origin, Collection<String> headerNames) {
        var request = builder.copy().header("Origin", origin).build();
        ask(api, request, origin, headerNames);
        var answer = api.send(request);
        mustAllow(answer, origin);
        return answer;
    }

    /** What the answer lets the page read besides the body. */
    static String exposedHeader(Answer answer, String name) {
        if (!listed(answer, "Access-Control-Expose-Headers", name)) {
            throw new Refused(answer, name + " among the exposed headers");
        }
        var value = answer.header(name);
        if (value == null) {
            throw new Refused(answer, "a header " + name);
        }
        return value;
    }

    private static void ask(Api api, HttpRequest request, String origin, Collection<String> headerNames) {
        var asking = new TreeSet<String>();
        for (var name : headerNames) {
            var lower = name.toLowerCase(Locale.ROOT);
            var plainText = lower.equals("content-type")
                    && request.headers().firstValue(name).orElse("").startsWith("text/plain");
            if (!HARMLESS.contains(lower) && !plainText && !lower.equals("x-forwarded-for")) {
                asking.add(lower);
            }
        }
        var simpleMethod = Set.of("GET", "HEAD", "POST").contains(request.method());
        if (asking.isEmpty() && simpleMethod) {
            return;
        }
        var memory = String.join(" ", server(request.uri()), origin, request.method(), asking.toString());
        if (ALLOWED.contains(memory)) {
            return;
        }
        var answer = api.send(HttpRequest.newBuilder(request.uri())
                .timeout(Api.PATIENCE)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", request.method())
                .header("Access-Control-Request-Headers", String.join(",", asking))
                .build());
        if (answer.status() / 100 != 2) {
            throw new Refused(answer, "a preflight that allows " + request.method());
        }
        mustAllow(answer, origin);
        if (!simpleMethod && !listed(answer, "Access-Control-Allow-Methods", request.method())) {
            throw new Refused(answer, "a preflight that allows " + request.method());
        }
        for (var name : asking) {
            if (!listed(answer, "Access-Control-Allow-Headers", name)) {
                throw new Refused(answer, "a preflight that allows " + name);
            }
        }
        ALLOWED.add(memory);
    }

    private static void mustAllow(Answer answer, String origin) {
        var allowed = answer.headers().allValues("Access-Control-Allow-Origin");
        if (allowed.size() != 1
                || !allowed.getFirst().equals("*") && !allowed.getFirst().equals(origin)) {
            throw new Refused(
                    answer, "one Access-Control-Allow-Origin for %s instead of %s".formatted(origin, allowed));
        }
    }

    private static boolean listed(Answer answer, String header, String name) {
        return answer.headers().allValues(header).stream()
                .flatMap(values -> Arrays.stream(values.split(",")))
                .map(String::strip)
                .anyMatch(value -> value.equals("*") || value.equalsIgnoreCase(name));
    }

    private static String server(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
