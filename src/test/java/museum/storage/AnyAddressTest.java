package museum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a client has reached the server, the URLs it gets lead back on the same way, and work there. */
class AnyAddressTest {

    private static StorageServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new StorageServer(directory);
        server.bean(ObjectStore.class).put(DataCentre.B2_EU_CEN, "7/photo", "bytes".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Headers as the server gets them when the URL is asked for; then as it gets them when the URL is used. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                # directly
                Host: localhost:18080 | http://localhost:18080 | Host: localhost:18080
                Host: 192.168.1.7:8080 | http://192.168.1.7:8080 | Host: 192.168.1.7:8080
                Host: [fd00::7]:8080 | http://[fd00::7]:8080 | Host: [fd00::7]:8080
                Host: Photos.Example.org:80 | http://photos.example.org | Host: photos.example.org
                # Caddy passes the host on
                Host: photos.example.org; X-Forwarded-Proto: https; X-Forwarded-Host: photos.example.org | https://photos.example.org | Host: photos.example.org; X-Forwarded-Proto: https; X-Forwarded-Host: photos.example.org
                Host: photos.example.org:443; X-Forwarded-Proto: https | https://photos.example.org | Host: photos.example.org:443
                # nginx as it is by default, with one header
                Host: 127.0.0.1:8080; X-Forwarded-Proto: https; X-Forwarded-Host: photos.example.org | https://photos.example.org | Host: 127.0.0.1:8080; X-Forwarded-Host: photos.example.org
                Host: photos.example.org; X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | https://photos.example.org:8443 | Host: photos.example.org:8443
                Host: photos.example.org; X-Forwarded-Proto: https; X-Forwarded-Port: 80 | https://photos.example.org | Host: photos.example.org
                # the standard, with a chain of proxies
                Host: inner:8080; Forwarded: for=198.51.100.7;proto=https;host="photos.example.org:8443", for=10.0.0.1;host=middle | https://photos.example.org:8443 | Host: inner:8080; Forwarded: for=198.51.100.7;proto=https;host="photos.example.org:8443", for=10.0.0.1;host=middle
                Host: inner:8080; X-Forwarded-Proto: https, http; X-Forwarded-Host: photos.example.org, middle | https://photos.example.org | Host: photos.example.org
                # nonsense is ignored
                Host: localhost:18080; X-Forwarded-Host: evil.example/path?; X-Forwarded-Proto: ftp; X-Forwarded-Port: x | http://localhost:18080 | Host: localhost:18080
                """)
    void urlsLeadBackOnTheSameWay(String asked, String base, String used) {
        var answer = raw("/urls/download?key=7/photo", asked);
        var url = answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
        assertThat(url).startsWith(base + "/s3/b2-eu-cen/7/photo?X-Amz-Algorithm=");

        var download = raw(url.substring(base.length()), used);
        assertThat(download).startsWith("HTTP/1.1 200 ").endsWith("bytes");
        assertThat(raw(url.substring(base.length()), "Host: elsewhere.example.org"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void withAPublicEndpointUrlsAlwaysLeadThere(@TempDir Path directory) {
        try (var fixed = new StorageServer(directory, "s3.b2-eu-cen.public-endpoint=https://example.org/museum")) {
            var url = Apps.ask(fixed.url("upload?key=7/x"));
            assertThat(url.toString()).startsWith("https://example.org/museum/s3/b2-eu-cen/7/x?");

            // Behind a proxy that takes the path away and tells nothing of the name under which it was called.
            var path = url.getRawPath().replace("/museum", "");
            var here = URI.create("http://localhost:" + fixed.port() + path + "?" + url.getRawQuery());
            assertThat(Apps.put(here, new byte[3]).outcome()).isEqualTo("200");
        }
    }

    @Test
    void withoutARequestUrlsLeadToThisMachine() {
        var url = server.bean(PresignedUrls.class).download(DataCentre.B2_EU_CEN, "7/photo");
        assertThat(url).startsWith("http://localhost:" + server.port() + "/s3/b2-eu-cen/7/photo?");
        assertThat(Apps.get(URI.create(url)).text()).isEqualTo("bytes");
    }

    private static String raw(String path, String headers) {
        return Apps.raw(
                server.port(),
                "GET " + path + " HTTP/1.1\r\n" + headers.replace("; ", "\r\n") + "\r\nConnection: close\r\n\r\n");
    }
}
