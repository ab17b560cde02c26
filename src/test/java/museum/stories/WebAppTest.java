package museum.stories;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import museum.client.Picture;
import museum.client.Transfer;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A page in a real Chromium, from another origin than the server, is let through by the browser to the server and to the objects. Protocol 11 §4.3, §4.4. */
@MuseumTest
class WebAppTest {

    @Test
    void aBrowserLetsAWebAppDoItsWork(RunningMuseum museum, @TempDir Path profile) throws Exception {
        var chromium = chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "Chromium is not installed (apt-get install chromium)");
        var alice = museum.people().signUp("alice");
        var summer = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        var photo = alice.upload(summer, beach);
        var content = "the encrypted bytes of a photo".getBytes(StandardCharsets.UTF_8);
        var given = object(
                "server", museum.url().toString(),
                "token", alice.device().token(),
                "file", photo.id(),
                "content", Base64.getEncoder().encodeToString(content),
                "md5", Transfer.md5(content));

        var page = show(chromium.get(), given, profile);

        assertThat(page)
                .contains("ping=200", "session=200", "request-id=true", "refused=401", "put=200", "etag=true")
                .contains("download=" + sha256(alice.device().transfer().get("/files/download/" + photo.id())))
                .contains("preview=" + sha256(alice.device().transfer().get("/files/preview/" + photo.id())))
                .contains("range=206 10", "done=true");
    }

    /** Returns what the page has become once all its requests are answered. */
    private static String show(Path chromium, JsonNode given, Path profile) throws IOException, InterruptedException {
        var webApp = serve("/museum/stories/web-app.html");
        try {
            var fragment =
                    URLEncoder.encode(given.toString(), StandardCharsets.UTF_8).replace("+", "%20");
            var output = profile.resolve("page.html");
            var process = new ProcessBuilder(
                            chromium.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--user-data-dir=" + profile,
                            "--virtual-time-budget=20000",
                            "--dump-dom",
                            "http://127.0.0.1:" + webApp.getAddress().getPort() + "/#" + fragment)
                    .redirectError(profile.resolve("errors.txt").toFile())
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(output);
        } finally {
            webApp.stop(0);
        }
    }

    private static HttpServer serve(String resource) throws IOException {
        byte[] page;
        try (var in = Objects.requireNonNull(WebAppTest.class.getResourceAsStream(resource))) {
            page = in.readAllBytes();
        }
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
