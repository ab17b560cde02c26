package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the protocol reads it: bodies are JSON whatever their type says, parameters come from the query only and the first of a name counts, one
 * slash too many at the end of a path does not matter. Protocol 00 §1, §9.
 */
class LenientRequest extends HttpServletRequestWrapper {

    private static final String JSON = "application/json";

    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    LenientRequest(HttpServletRequest request) {
        super(request);
        path = withoutSlash(request.getRequestURI());
        var query = request.getQueryString();
        if (query != null) {
            for (var part : query.split("&")) {
                if (!part.isEmpty() && part.indexOf(';') < 0) {
                    int equals = part.indexOf('=');
                    parameters.putIfAbsent(
                            decoded(equals < 0 ? part : part.substring(0, equals)),
                            equals < 0 ? "" : decoded(part.substring(equals + 1)));
                }
            }
        }
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") && !path.endsWith("//")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getServletPath() {
        return withoutSlash(super.getServletPath());
    }

    @Override
    public String getContentType() {
        return JSON;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase("Content-Type") ? JSON : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase("Content-Type")
                ? Collections.enumeration(Collections.singleton(JSON))
                : super.getHeaders(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return parameters.get(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        var value = parameters.get(name);
        return value == null ? null : new String[] {value};
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        var all = new LinkedHashMap<String, String[]>();
        parameters.forEach((name, value) -> all.put(name, new String[] {value}));
        return all;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
