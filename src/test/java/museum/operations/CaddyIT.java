package museum.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import museum.client.People;
import museum.client.Picture;
import museum.client.Refused;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains of users as the internet sees them: a real Caddy with our Caddyfile asks the server before it shows a certificate. Protocol 04 §13. */
@MuseumTest
class CaddyIT {

    private final List<String> hostsAskedFor = new CopyOnWriteArrayList<>();
    private final HttpServer albumsApp;
    private final CaddyProcess caddy;
    private final People people;

    CaddyIT(RunningMuseum museum, @TempDir Path directory) throws Exception {
        Assumptions.assumeTrue(CaddyProcess.installed(), "Caddy is not installed (apt-get install caddy)");
        people = museum.people();
        albumsApp = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        albumsApp.createContext("/", exchange -> {
            hostsAskedFor.add(exchange.getRequestHeaders().getFirst("Host"));
            var page = "the albums app".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        albumsApp.start();
        caddy = CaddyProcess.start(directory, museum.url(), albumsAddress());
    }

    private URI albumsAddress() {
        return URI.create("http://127.0.0.1:" + albumsApp.getAddress().getPort());
    }

    @AfterEach
    void stop() throws InterruptedException {
        caddy.close();
        albumsApp.stop(0);
    }

    @Test
    void theDomainOfAUserGetsACertificateAndShowsTheAlbumsApp() throws Exception {
        var alice = people.signUp("alice");
        alice.post("/remote-store/update", Map.of("key", "customDomain", "value", "pictures.alice.example"));

        assertThat(caddy.get("pictures.alice.example", "/?t=ABC#key"))
                .startsWith("HTTP/1.1 200")
                .endsWith("the albums app");
        assertThat(hostsAskedFor).containsExactly(albumsAddress().getAuthority());
    }

    @Test
    void anAlbumOpensUnderTheDomainOfItsOwner() throws Exception {
        var carol = people.signUp("carol");
        var album = carol.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        carol.upload(album, beach);
        carol.post("/remote-store/update", Map.of("key", "customDomain", "value", "Pictures.Carol.example"))
                .isEmpty();
        var link = carol.createLink(album);
        assertThat(caddy.get("pictures.carol.example", "/" + link.replaceAll("[^?]*(.*)#.*", "$1")))
                .endsWith("the albums app");

        var guest = people.at(caddy.api(), caddy.trust()).guest();
        var page = guest.album(link).at("https://pictures.carol.example").open();

        assertThat(page.name()).isEqualTo("Summer");
        var photo = page.photos().getFirst();
        assertThat(page.content(photo)).isEqualTo(beach.content());
        assertThat(page.thumbnail(photo)).isEqualTo(beach.thumbnail());
        var stranger = guest.album(link).at("https://pictures.carol.example.attacker.example");
        Refused.answer(stranger::open).isError(410, "no active subscription");
    }

    @Test
    void aNameThatBelongsToNobodyGetsNone() throws Exception {
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> caddy.get("stranger.example", "/"));
        assertThat(hostsAskedFor).isEmpty();
    }

    @Test
    void aDomainThatWasGivenUpGetsNoNewCertificate() throws Exception {
        var bob = people.signUp("bob");
        bob.post("/remote-store/update", Map.of("key", "customDomain", "value", "bob.example"));
        bob.delete("/remote-store/customDomain");
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> caddy.get("bob.example", "/"));
    }

    @Test
    void theServerItselfIsReachedThroughCaddy() throws Exception {
        assertThat(caddy.get("localhost", "/ping")).startsWith("HTTP/1.1 200").contains("\"message\":\"pong\"");
    }
}
