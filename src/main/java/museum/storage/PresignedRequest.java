package museum.storage;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request to the embedded store whose URL was signed by this server. Only such requests get further, so what the server does not sign (listings,
 * deletions, copies) cannot be asked for.
 *
 * @param parameters those of the query, decoded
 */
record PresignedRequest(String method, String bucket, String key, Map<String, String> parameters) {

    private static final long LONGEST = Duration.ofDays(7).toSeconds();
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);
    private static final Set<String> SIGNATURE_PARAMETERS = Set.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-SignedHeaders",
            "X-Amz-Signature");

    /**
     * @param addresses under which the client may know the server; with a path where a proxy takes one away
     * @throws StoreError.Refusal unless the URL is one of ours, unchanged, used as it was meant and still valid
     */
    static PresignedRequest verify(
            HttpServletRequest request, UrlSignature signer, String accessKey, Set<Endpoint> addresses, Instant now) {
        var path = decoded(request.getRequestURI(), false);
        var parameters = parameters(request.getQueryString());
        if (!parameters.keySet().containsAll(SIGNATURE_PARAMETERS)
                || !UrlSignature.ALGORITHM.equals(parameters.get("X-Amz-Algorithm"))) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
        var time = parameters.getOrDefault("X-Amz-Date", "");
        mustBeValid(time, parameters.getOrDefault("X-Amz-Expires", ""), now);
        if (!parameters
                .getOrDefault("X-Amz-Credential", "")
                .equals(accessKey + "/" + signer.scope(time.substring(0, 8)))) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
        var headers = signedHeaders(request, parameters.getOrDefault("X-Amz-SignedHeaders", ""));

        var signature = parameters.remove("X-Amz-Signature");
        var query = UrlSignature.canonical(parameters);
        for (var address : addresses) {
            headers.put("host", address.authority());
            var signedPath = address.path() + UriCoding.path(path);
            if (equal(signature, signer.signature(request.getMethod(), signedPath, query, headers, time))) {
                return of(request.getMethod(), path, parameters);
            }
        }
        throw StoreError.SIGNATURE_DOES_NOT_MATCH.refusal();
    }

    private static PresignedRequest of(String method, String path, Map<String, String> parameters) {
        var parts = path.split("/", 4);
        if (parts.length != 4 || !path.startsWith(EmbeddedStore.PATH + "/")) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
        return new PresignedRequest(method, parts[2], parts[3], parameters);
    }

    private static void mustBeValid(String time, String expires, Instant now) {
        try {
            var signed = UrlSignature.TIME.parse(time, Instant::from);
            long seconds = Long.parseLong(expires);
            if (seconds < 1 || seconds > LONGEST || signed.isAfter(now.plus(CLOCK_SKEW))) {
                throw StoreError.ACCESS_DENIED.refusal();
            }
            if (signed.plusSeconds(seconds).isBefore(now)) {
                throw StoreError.EXPIRED.refusal();
            }
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
    }

    /**
     * The signed headers with their values. Headers of S3 itself change what a request does (such as {@code x-amz-copy-source}, with which a PUT
     * reads another object), so they must be signed; we never sign any.
     */
    private static SortedMap<String, String> signedHeaders(HttpServletRequest request, String names) {
        var signed = new TreeSet<>(Arrays.asList(names.split(";")));
        if (!signed.contains("host")) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
        for (var name : Collections.list(request.getHeaderNames())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-") && !signed.contains(lower)) {
                throw StoreError.UNSIGNED_HEADERS.refusal();
            }
        }
        var headers = new TreeMap<String, String>();
        for (var name : signed) {
            var values = Collections.list(request.getHeaders(name));
            headers.put(name, String.join(",", values));
        }
        return headers;
    }

    private static SortedMap<String, String> parameters(@Nullable String query) {
        var parameters = new TreeMap<String, String>();
        if (query != null) {
            for (var pair : query.split("&")) {
                var parts = pair.split("=", 2);
                var name = decoded(parts[0], true);
                if (parameters.put(name, parts.length == 1 ? "" : decoded(parts[1], true)) != null) {
                    throw StoreError.ACCESS_DENIED.refusal();
                }
            }
        }
        return parameters;
    }

    private static String decoded(String text, boolean inQuery) {
        try {
            return URLDecoder.decode(inQuery ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw StoreError.ACCESS_DENIED.refusal();
        }
    }

    private static boolean equal(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
