package museum.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import museum.configuration.Configuration;
import museum.storage.DataCentre;
import museum.storage.ObjectStoreException;
import museum.storage.PresignedUrls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * A helper of the operator's near the primary store, through which replication downloads what it copies, because traffic costs less there:
 * {@code replication.worker-url}. It is asked for {@code <url>?src=<base64 of a presigned URL>} and answers with the object. Protocol 10 §6.2.
 */
@Component
class DownloadWorker {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Optional<String> address;
    private final PresignedUrls presigned;

    /** Made only where it is needed: that takes longer than all the rest of this module's start. */
    private final Supplier<HttpClient> http = SingletonSupplier.of(
            () -> HttpClient.newBuilder().connectTimeout(PATIENCE).build());

    DownloadWorker(Configuration configuration, PresignedUrls presigned) {
        this.address = configuration.text("replication.worker-url").filter(url -> !url.isBlank());
        this.presigned = presigned;
    }

    boolean isConfigured() {
        return address.isPresent();
    }

    /** The bytes of an object, to be closed by the caller. */
    InputStream open(DataCentre dataCentre, String key) {
        var source = presigned.source(dataCentre, key).getBytes(StandardCharsets.UTF_8);
        var encoded = URLEncoder.encode(Base64.getEncoder().encodeToString(source), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(address.orElseThrow() + "?src=" + encoded))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = http.get().send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            answer.body().close();
            throw failure(key, "it answers " + answer.statusCode(), null);
        } catch (IOException failed) {
            throw failure(key, failed.toString(), failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw failure(key, "the server ends", ending);
        }
    }

    private static ObjectStoreException failure(String key, String why, @Nullable Exception cause) {
        return new ObjectStoreException(
                "Could not download %s through replication.worker-url: %s".formatted(key, why), cause);
    }
}
