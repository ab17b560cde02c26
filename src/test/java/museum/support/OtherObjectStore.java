package museum.support;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** An S3 service that is not the server's own: another process's port, its own credentials, everything in memory. */
public final class OtherObjectStore implements AutoCloseable {

    private static final String KEY = "operator";
    private static final String SECRET = "operators-secret";

    private final S3Proxy proxy;

    private OtherObjectStore(S3Proxy proxy) {
        this.proxy = proxy;
    }

    public static OtherObjectStore start(String... buckets) {
        var store = new TransientNio2BlobStore();
        for (var bucket : buckets) {
            store.createContainer(bucket);
        }
        var proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .corsRules(new CrossOriginResourceSharing(
                        List.of("*"),
                        List.of("GET", "HEAD", "PUT", "POST", "DELETE"),
                        List.of("*"),
                        List.of("ETag"),
                        "false"))
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new OtherObjectStore(proxy);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** What an operator writes to keep a data centre's objects here. */
    public List<String> settings(String dataCentre, String bucket) {
        var settings = new ArrayList<>(settings(dataCentre, bucket, url().getAuthority()));
        settings.add("s3.are_local_buckets=true");
        return settings;
    }

    List<String> settings(String dataCentre, String bucket, String endpoint) {
        return List.of(
                "s3.%s.use_path_style_urls=true".formatted(dataCentre),
                "s3.%s.endpoint=%s".formatted(dataCentre, endpoint),
                "s3.%s.region=%s".formatted(dataCentre, "eu-central-2"),
                "s3.%s.bucket=%s".formatted(dataCentre, bucket),
                "s3.%s.key=%s".formatted(dataCentre, KEY),
                "s3.%s.secret=%s".formatted(dataCentre, SECRET));
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
