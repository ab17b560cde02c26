package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Our signatures against those of the AWS SDK, over many random URLs. */
class UrlSignatureTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final SplittableRandom random = new SplittableRandom(20_261_123);

    @Test
    void ourUrlsCarryTheSignatureThatTheSdkWouldPutThere() {
        for (int i = 0; i < 3_000; i++) {
            var credentials = new StoreCredentials(
                    text("ABCDEF0123456789", 20), "s" + text() + "s", oneOf("us-east-1", "eu-central-2", "garage"));
            var bucket = "b" + text("abcdefghijklmnopqrstuvwxyz0123456789-", random.nextInt(20)) + "b";
            var endpoint = Endpoint.parse(
                            oneOf("http://", "https://")
                                    + oneOf("localhost", "s3.example.org", "192.168.1.7", "[::1]")
                                    + oneOf("", ":80", ":443", ":3200")
                                    + oneOf("", "/", "/store", "/a/b"),
                            "https")
                    .orElseThrow();
            endpoint = endpoint.ofBucket(
                    bucket, random.nextBoolean() || !endpoint.authority().matches("[a-z].*"));
            var key = oneOf("1580559962386438/0f2b9e5c-6f0f-4a6e-9c3a-6c2ba4f0f4b4", text(), "a/" + text() + "/b");
            var method = oneOf("GET", "PUT", "POST");
            var headers = oneOf(
                    Map.<String, String>of(),
                    Map.of("content-length", "" + random.nextLong(1L << 34), "content-md5", md5()));
            var query = oneOf(
                    Map.<String, String>of(),
                    Map.of(
                            "response-content-disposition",
                            "attachment",
                            "response-content-type",
                            "application/octet-stream"),
                    Map.of("partNumber", "" + random.nextInt(10_000), "uploadId", text()));
            var now = Instant.EPOCH.plusSeconds(random.nextLong(4_000_000_000L));

            var ours = new UrlSignature(credentials).sign(method, endpoint, key, headers, query, now, WEEK.toSeconds());

            assertThat(parameters(ours))
                    .as(ours)
                    .isEqualTo(sdk(credentials, method, endpoint, key, headers, query, now));
            assertThat(ours).startsWith(endpoint + "/" + UriCoding.path(key) + "?");
        }
    }

    @Test
    void theParametersAreThoseOfTheProtocolInOrderAndNothingElse() {
        var signature = new UrlSignature(new StoreCredentials("key", "secret", "eu-central-2"));
        var url = signature.sign(
                "GET",
                new Endpoint("https", "s3.example.org", "/bucket"),
                "7/abc",
                Map.of(),
                Map.of("response-content-disposition", "attachment"),
                Instant.parse("2026-11-23T01:02:03Z"),
                WEEK.toSeconds());

        assertThat(url)
                .matches("https://s3\\.example\\.org/bucket/7/abc\\?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=key%2F20261123%2Feu-central-2%2Fs3%2Faws4_request&X-Amz-Date=20261123T010203Z"
                        + "&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&response-content-disposition=attachment"
                        + "&X-Amz-Signature=[0-9a-f]{64}");
    }

    @Test
    void theSigningKeyChangesAtMidnightAlsoWhenAnOlderUrlIsCheckedInBetween() {
        var endpoint = new Endpoint("https", "s3.example.org", "/bucket");
        var credentials = new StoreCredentials("key", "secret", "us-east-1");
        var reused = new UrlSignature(credentials);
        for (var time : List.of(
                "2026-11-23T23:59:59Z", "2026-11-24T00:00:00Z", "2026-11-20T12:00:00Z", "2026-11-24T00:00:01Z")) {
            var now = Instant.parse(time);
            assertThat(reused.sign("GET", endpoint, "k", Map.of(), Map.of(), now, 60))
                    .isEqualTo(new UrlSignature(credentials).sign("GET", endpoint, "k", Map.of(), Map.of(), now, 60));
        }
    }

    /** The parameters of the URL that the SDK makes of the same request. */
    private static Map<String, String> sdk(
            StoreCredentials credentials,
            String method,
            Endpoint endpoint,
            String key,
            Map<String, String> headers,
            Map<String, String> query,
            Instant now) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(endpoint.uri())
                .encodedPath(endpoint.path() + "/" + UriCoding.path(key));
        headers.forEach(request::putHeader);
        query.forEach(request::putRawQueryParameter);
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(credentials.key(), credentials.secret()))
                        .request(request.build())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, credentials.region())
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, WEEK)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        var parameters = new HashMap<String, String>();
        signed.request().rawQueryParameters().forEach((name, values) -> parameters.put(name, String.join(",", values)));
        return parameters;
    }

    private static Map<String, String> parameters(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> one + "," + other,
                        TreeMap::new));
    }

    private String md5() {
        var bytes = new byte[16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Also with what needs encoding. */
    private String text() {
        return text("abcXYZ019-_.~ +=&?#%/:@!$'()*,;<>[]\"|äß€", 1 + random.nextInt(30))
                + oneOf("", "\uD834\uDD1E", "x");
    }

    private String text(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
