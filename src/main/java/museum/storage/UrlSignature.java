package museum.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AWS Signature V4 in the query, of one holder of credentials: signs URLs, and computes what a received URL's signature should be. By hand because the
 * SDK's presigner takes 25 µs and 45 kB for a URL and adds parameters that clients do not expect; a page of files may need thousands.
 */
final class UrlSignature {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StoreCredentials credentials;
    private volatile @Nullable DayKey dayKey;

    /** The key derived from the secret is the same for a whole day. */
    private record DayKey(String day, SecretKeySpec key) {}

    UrlSignature(StoreCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * A URL that allows one request.
     *
     * @param endpoint with the bucket in it already
     * @param headers further headers to sign, names in lower case
     * @param query further parameters to sign
     */
    String sign(
            String method,
            Endpoint endpoint,
            String key,
            Map<String, String> headers,
            Map<String, String> query,
            Instant now,
            long validSeconds) {
        var time = TIME.format(now);
        var signedHeaders = new TreeMap<>(headers);
        signedHeaders.put("host", endpoint.authority());
        var parameters = new TreeMap<>(query);
        parameters.put("X-Amz-Algorithm", ALGORITHM);
        parameters.put("X-Amz-Credential", credentials.key() + "/" + scope(time.substring(0, 8)));
        parameters.put("X-Amz-Date", time);
        parameters.put("X-Amz-Expires", Long.toString(validSeconds));
        parameters.put("X-Amz-SignedHeaders", String.join(";", signedHeaders.keySet()));
        var path = endpoint.path() + "/" + UriCoding.path(key);
        var canonicalQuery = canonical(parameters);
        var signature = signature(method, path, canonicalQuery, signedHeaders, time);
        return endpoint.scheme() + "://" + endpoint.authority() + path + "?" + canonicalQuery + "&X-Amz-Signature="
                + signature;
    }

    /**
     * @param path encoded
     * @param canonicalQuery all parameters but the signature, see {@link #canonical}
     * @param headers the signed ones with their values, names in lower case
     * @param time as in {@code X-Amz-Date}
     */
    String signature(
            String method, String path, String canonicalQuery, SortedMap<String, String> headers, String time) {
        var request = new StringBuilder(512)
                .append(method)
                .append('\n')
                .append(path)
                .append('\n')
                .append(canonicalQuery)
                .append('\n');
        headers.forEach((name, value) ->
                request.append(name).append(':').append(value.strip()).append('\n'));
        request.append('\n').append(String.join(";", headers.keySet())).append("\nUNSIGNED-PAYLOAD");
        var day = time.substring(0, 8);
        var toSign = ALGORITHM + "\n" + time + "\n" + scope(day) + "\n" + hex(sha256(request.toString()));
        return hex(hmac(keyOf(day), toSign));
    }

    static String canonical(SortedMap<String, String> parameters) {
        var query = new StringBuilder(256);
        parameters.forEach((name, value) -> {
            if (!query.isEmpty()) {
                query.append('&');
            }
            query.append(UriCoding.component(name)).append('=').append(UriCoding.component(value));
        });
        return query.toString();
    }

    /** The part of {@code X-Amz-Credential} behind the access key. */
    String scope(String day) {
        return day + "/" + credentials.region() + "/s3/aws4_request";
    }

    private SecretKeySpec keyOf(String day) {
        var known = dayKey;
        if (known != null && known.day().equals(day)) {
            return known.key();
        }
        var derived = key(("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8));
        for (var step : new String[] {day, credentials.region(), "s3", "aws4_request"}) {
            derived = key(hmac(derived, step));
        }
        // URLs of other days come in for verification; they must not push out today's key.
        if (known == null || known.day().compareTo(day) < 0) {
            dayKey = new DayKey(day, derived);
        }
        return derived;
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
