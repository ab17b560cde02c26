package museum.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import museum.configuration.Configuration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * URLs that let whoever holds them do one thing with one object at the object store, without further credentials, for seven days. Making one is pure
 * arithmetic (no request to the store), except for {@code multipart}, which begins an upload there. Protocol 10 §5.
 *
 * <p>URLs of the embedded store are built for the address through which the current request reached us, so call this on the thread of the request.
 */
@Component
public class PresignedUrls {

    private static final Duration VALIDITY = Duration.ofDays(7);
    private static final Map<String, String> NOTHING = Map.of();
    private static final Map<String, String> AS_ATTACHMENT = Map.of("response-content-disposition", "attachment");
    private static final Map<String, String> AS_DOWNLOAD =
            Map.of("response-content-disposition", "attachment", "response-content-type", "application/octet-stream");

    private final Map<DataCentre, Signer> signers = new EnumMap<>(DataCentre.class);
    private final ObjectStore store;
    private final Configuration configuration;
    private final Environment environment;
    private final Clock clock;

    private record Signer(BucketSettings bucket, UrlSignature signature) {}

    PresignedUrls(
            StorageSettings settings,
            ObjectProvider<EmbeddedStore> embedded,
            ObjectStore store,
            Configuration configuration,
            Environment environment,
            Clock clock) {
        settings.buckets().forEach((dataCentre, bucket) -> {
            var credentials = bucket.embedded() ? embedded.getObject().credentials() : bucket.credentials();
            signers.put(dataCentre, new Signer(bucket, new UrlSignature(credentials)));
        });
        this.store = store;
        this.configuration = configuration;
        this.environment = environment;
        this.clock = clock;
    }

    /** GET of a file or a thumbnail. */
    public String download(DataCentre dataCentre, String key) {
        return sign(dataCentre, "GET", key, NOTHING, AS_DOWNLOAD);
    }

    /** GET of a preview or of a contact's picture: the store keeps the object's own content type. */
    public String preview(DataCentre dataCentre, String key) {
        return sign(dataCentre, "GET", key, NOTHING, AS_ATTACHMENT);
    }

    /** GET of the bytes alone, for whoever makes copies of them elsewhere. */
    public String source(DataCentre dataCentre, String key) {
        return sign(dataCentre, "GET", key, NOTHING, NOTHING);
    }

    /** PUT of any bytes. */
    public String upload(DataCentre dataCentre, String key) {
        return sign(dataCentre, "PUT", key, NOTHING, NOTHING);
    }

    /**
     * PUT of exactly these bytes.
     *
     * @param contentMd5 base64 with padding, signed as it is
     */
    public String upload(DataCentre dataCentre, String key, long contentLength, String contentMd5) {
        return sign(dataCentre, "PUT", key, exactly(contentLength, contentMd5), NOTHING);
    }

    /**
     * Begins an upload in parts of any bytes.
     *
     * @throws ObjectStoreException if the store does not begin it
     */
    public MultipartUpload multipart(DataCentre dataCentre, String key, int parts) {
        return multipart(dataCentre, key, parts, part -> NOTHING);
    }

    /**
     * Begins an upload of exactly these parts: all are {@code partLength} bytes long, the last one has what remains.
     *
     * @param partMd5s base64 with padding, one for each part, signed as they are
     * @throws ObjectStoreException if the store does not begin it
     */
    public MultipartUpload multipart(
            DataCentre dataCentre, String key, long contentLength, long partLength, List<String> partMd5s) {
        return multipart(
                dataCentre,
                key,
                partMd5s.size(),
                part -> exactly(Math.min(partLength, contentLength - (part - 1) * partLength), partMd5s.get(part - 1)));
    }

    private MultipartUpload multipart(
            DataCentre dataCentre, String key, int parts, IntFunction<Map<String, String>> headers) {
        var id = store.beginMultipart(dataCentre, key);
        var urls = IntStream.rangeClosed(1, parts)
                .mapToObj(part -> sign(
                        dataCentre,
                        "PUT",
                        key,
                        headers.apply(part),
                        Map.of("partNumber", Integer.toString(part), "uploadId", id)))
                .toList();
        return new MultipartUpload(id, urls, sign(dataCentre, "POST", key, NOTHING, Map.of("uploadId", id)));
    }

    private static Map<String, String> exactly(long contentLength, String contentMd5) {
        return Map.of("content-length", Long.toString(contentLength), "content-md5", contentMd5);
    }

    private String sign(
            DataCentre dataCentre, String method, String key, Map<String, String> headers, Map<String, String> query) {
        var signer = signers.get(dataCentre);
        if (signer == null) {
            throw new ObjectStoreException(
                    "Data centre " + dataCentre + " has no bucket: set s3." + dataCentre + ".bucket.", null);
        }
        return signer.signature()
                .sign(method, endpoint(signer.bucket()), key, headers, query, clock.instant(), VALIDITY.toSeconds());
    }

    private Endpoint endpoint(BucketSettings bucket) {
        var endpoint = bucket.embedded()
                ? bucket.publicEndpoint().orElseGet(this::reached).below(EmbeddedStore.PATH)
                : bucket.publicEndpoint().orElse(bucket.endpoint());
        return endpoint.ofBucket(bucket.name(), bucket.pathStyle());
    }

    /** The embedded store is where this request has gone. */
    private Endpoint reached() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? ReachedAddress.of(attributes.getRequest())
                : thisMachine();
    }

    private Endpoint thisMachine() {
        var scheme = configuration.flag("http.use-tls", false) ? "https" : "http";
        return Endpoint.of(scheme, "localhost:" + environment.getProperty("local.server.port"), "");
    }
}
