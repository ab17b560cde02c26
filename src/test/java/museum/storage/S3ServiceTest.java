package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import museum.support.OtherObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server and an S3 service that is not as it should be. Protocol 10 §21, 11 §6. */
class S3ServiceTest {

    private static final DataCentre HOT = DataCentre.B2_EU_CEN;

    @TempDir
    Path directory;

    @Test
    void aMissingBucketIsMade() {
        try (var s3 = OtherObjectStore.start();
                var server = with(s3.settings("b2-eu-cen", "photos"))) {
            server.bean(PrepareBuckets.class).prepareAll();

            assertThat(store(server).problem(HOT)).isEmpty();
            store(server).put(HOT, "7/x", new byte[3]);
            assertThat(store(server).size(HOT, "7/x")).hasValue(3);
        }
    }

    @Test
    void theServerStartsWithoutItsObjectStoreAndSaysWhatIsWrong() {
        try (var server = at("127.0.0.1:1")) {
            assertThat(store(server).problem(HOT).orElseThrow())
                    .startsWith("Bucket photos of s3.b2-eu-cen at http://127.0.0.1:1: it cannot be reached (")
                    .endsWith("Is it running, and is the endpoint right as seen from this server?");
            server.bean(PrepareBuckets.class).prepareAll();

            assertThat(Apps.ask(server.url("upload?key=7/x")).toString()).startsWith("http://127.0.0.1:1/photos/7/x?");
            assertThat(store(server).sizes(HOT, List.of("7/x", "7/y"))).isEmpty();
            assertThatThrownBy(() -> store(server).put(HOT, "7/x", new byte[3]))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageStartingWith(
                            "Could not write 7/x in bucket photos of s3.b2-eu-cen at http://127.0.0.1:1: ");
        }
    }

    @Test
    void wrongCredentialsAreToldApart() {
        try (var s3 = OtherObjectStore.start("photos");
                var server = at(s3.url().getAuthority())) {
            assertThat(store(server).problem(HOT).orElseThrow())
                    .contains("refused with 403", "Are key and secret right");
            assertThatThrownBy(() -> store(server).size(HOT, "7/x"))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("403");
        }
    }

    /** Newer SDKs add checksums of their own, in headers and trailers that many stores do not know. */
    @Test
    void requestsHaveNothingThatOlderStoresDoNotKnow() throws Exception {
        var headers = new ArrayList<String>();
        var recorder = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        recorder.createContext("/", exchange -> {
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.add((name + ": " + values).toLowerCase(Locale.ROOT)));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        recorder.start();
        try (var server = at("127.0.0.1:" + recorder.getAddress().getPort())) {
            headers.clear();
            store(server).put(HOT, "7/x", new byte[3]);
            store(server).releaseHold(HOT, "7/x");
        } finally {
            recorder.stop(0);
        }
        assertThat(headers).isNotEmpty().noneMatch(header -> header.matches(".*(checksum|trailer|expect).*"));
    }

    private StorageServer at(String endpoint) {
        return with(List.of(
                "s3.are_local_buckets=true",
                "s3.b2-eu-cen.endpoint=" + endpoint,
                "s3.b2-eu-cen.key=nobody",
                "s3.b2-eu-cen.secret=nothing",
                "s3.b2-eu-cen.bucket=photos"));
    }

    private StorageServer with(List<String> settings) {
        return new StorageServer(directory, settings.toArray(String[]::new));
    }

    private static ObjectStore store(StorageServer server) {
        return server.bean(ObjectStore.class);
    }
}
