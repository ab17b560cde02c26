package museum.storage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import museum.web.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address through which a client has reached this server: {@code Forwarded} or {@code X-Forwarded-*} when the connection comes from a proxy that we
 * believe, else {@code Host}. So localhost, the LAN and a domain all work at once, without any of them being configured.
 */
public final class ReachedAddress {

    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private ReachedAddress() {}

    /** The server as the client knows it: scheme, host and port, without a slash at the end. */
    public static String url(HttpServletRequest request) {
        return of(request).toString();
    }

    static Endpoint of(HttpServletRequest request) {
        String scheme = request.getScheme();
        var host = valid(request.getHeader("Host"));
        if (ClientAddress.isTrusted(request)) {
            var forwardedScheme = forwarded(request, "proto", "X-Forwarded-Proto");
            if (forwardedScheme != null && forwardedScheme.matches("(?i)https?")) {
                scheme = forwardedScheme.toLowerCase(Locale.ROOT);
            }
            var forwardedHost = valid(forwarded(request, "host", "X-Forwarded-Host"));
            if (forwardedHost != null) {
                host = forwardedHost;
            }
            host = withPort(host, forwarded(request, "port", "X-Forwarded-Port"));
        }
        var authority = host == null ? request.getServerName() + ":" + request.getServerPort() : host;
        return Endpoint.of(scheme, authority, "");
    }

    /** Every address under which a client may have known us, as it stands in signatures: proxies may put their own into {@code Host}. */
    static Set<Endpoint> candidates(HttpServletRequest request) {
        var candidates = new LinkedHashSet<Endpoint>();
        candidates.add(of(request));
        Stream.of(request.getHeader("Host"), forwarded(request, "", "X-Forwarded-Host"), forwarded(request, "host", ""))
                .map(ReachedAddress::valid)
                .filter(Objects::nonNull)
                .forEach(host -> {
                    candidates.add(Endpoint.of("http", host, ""));
                    candidates.add(Endpoint.of("https", host, ""));
                });
        return candidates;
    }

    /** Some proxies pass the host without the unusual port on which they listen, and the port beside it. */
    private static @Nullable String withPort(@Nullable String host, @Nullable String port) {
        var usual = port == null || port.equals("80") || port.equals("443") || !port.matches("[0-9]{1,5}");
        return host == null || usual || host.matches(".*:[0-9]+$") ? host : host + ":" + port;
    }

    /** The first, that is the outermost, value; {@code Forwarded} is the standard and goes first. */
    private static @Nullable String forwarded(HttpServletRequest request, String parameter, String header) {
        var standard = request.getHeader("Forwarded");
        if (standard != null && !parameter.isEmpty()) {
            for (var pair : standard.split(",", 2)[0].split(";")) {
                var parts = pair.split("=", 2);
                if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(parameter)) {
                    return parts[1].strip().replace("\"", "");
                }
            }
        }
        var value = header.isEmpty() ? null : request.getHeader(header);
        return value == null ? null : value.split(",", 2)[0].strip();
    }

    private static @Nullable String valid(@Nullable String host) {
        return host != null && AUTHORITY.matcher(host).matches() ? host : null;
    }
}
