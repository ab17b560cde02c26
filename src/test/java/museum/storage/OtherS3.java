package museum.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 service of other people's making, on a free port of this machine. */
final class OtherS3 implements AutoCloseable {

    static final String KEY = "other-key";
    static final String SECRET = "other-secret";

    private final S3Proxy proxy;

    OtherS3(Path folder) {
        try {
            Files.createDirectories(folder);
            proxy = S3Proxy.builder()
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                    .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(0)
                    .corsRules(new CrossOriginResourceSharing(
                            List.of("*"), List.of("GET", "PUT", "POST"), List.of("*"), List.of("ETag"), ""))
                    .build();
            proxy.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As in configuration: without a scheme. */
    String endpoint() {
        return "127.0.0.1:" + proxy.getPort();
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
