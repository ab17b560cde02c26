package museum.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables {@code routes.txt} and {@code refusals.txt}; how they are written is said at their heads. */
final class RouteTable {

    private static final Pattern ROUTE = Pattern.compile(
            "(?<access>[A-Z_]+?)(?<ten>10)? (?<method>[A-Z]+) (?<path>\\S+)(?<answer> CODED| EITHER)?(?: (?<body>.+))?");
    private static final Pattern REFUSAL = Pattern.compile(
            "(?<method>[A-Z]+) (?<path>\\S+)(?: (?<body>.+))? -> (?<status>[45]\\d\\d|4xx)(?: (?<answer>\\S+))?");

    private RouteTable() {}

    /**
     * @param answer to a body that cannot be bound: empty for <code>{}</code>, CODED for a code, EITHER for any words
     * @param body empty for none
     */
    record Route(String access, boolean tenAMinute, String method, String path, String answer, String body) {

        boolean hasBody() {
            return !body.isEmpty();
        }

        boolean needsToken() {
            return access.equals("USER") || access.equals("STORAGE") || access.equals("ADMIN");
        }

        String name() {
            return method + " " + path;
        }
    }

    /** @param answer a code, or <code>{}</code>; null where any words will do */
    record Refusal(
            String method,
            String path,
            @Nullable String body,
            String status,
            @Nullable String answer) {

        String name() {
            return "%s %s %s"
                    .formatted(method, path, body == null ? "" : body.substring(0, Math.min(100, body.length())));
        }
    }

    static List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var line : lines("routes.txt")) {
            var match = ROUTE.matcher(line);
            if (!match.matches()) {
                throw new IllegalStateException(line);
            }
            routes.add(new Route(
                    match.group("access"),
                    match.group("ten") != null,
                    match.group("method"),
                    match.group("path"),
                    match.group("answer") == null ? "" : match.group("answer").strip(),
                    match.group("body") == null ? "" : match.group("body")));
        }
        return routes;
    }

    static List<Refusal> refusals() {
        var refusals = new ArrayList<Refusal>();
        for (var line : lines("refusals.txt")) {
            var match = REFUSAL.matcher(line);
            if (!match.matches()) {
                throw new IllegalStateException(line);
            }
            refusals.add(new Refusal(
                    match.group("method"),
                    match.group("path"),
                    match.group("body"),
                    match.group("status"),
                    match.group("answer")));
        }
        return refusals;
    }

    private static List<String> lines(String name) {
        try (var table = RouteTable.class.getResourceAsStream(name)) {
            if (table == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
