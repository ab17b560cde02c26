package museum.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import museum.client.Album;
import museum.client.EncryptedPicture;
import museum.client.Person;
import museum.client.Picture;
import museum.storage.DataCentre;
import museum.support.MuseumStarter;
import museum.support.ObservedStore;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Files at three S3 services of three providers, which fail and come back, and of which the second holds what it has. Protocol 10 §6, §8. */
@TestInstance(Lifecycle.PER_CLASS)
class ThreeStoresTest {

    private static final DataCentre SECOND = DataCentre.WASABI_EU_CENTRAL_2_V3;
    private static final DataCentre THIRD = DataCentre.SCW_EU_FR_V3;

    private final ObservedStore first = ObservedStore.start("first");
    private final ObservedStore second = ObservedStore.start("second").withHolds();
    private final ObservedStore third = ObservedStore.start("third");
    private final List<URI> fetched = new CopyOnWriteArrayList<>();
    private final HttpServer worker = startWorker();
    private final RunningMuseum museum = start();
    private final Backstage backstage = new Backstage(museum);
    private final Person alice = museum.people().signUp("alice");
    private final Album album = alice.createAlbum("Summer");

    private RunningMuseum start() {
        var settings = new ArrayList<String>();
        settings.addAll(first.settings(DataCentre.B2_EU_CEN.label(), "first"));
        settings.addAll(second.settings(SECOND.label(), "second"));
        settings.addAll(third.settings(THIRD.label(), "third"));
        settings.add("s3.wasabi-eu-central-2-v3.compliance=true");
        settings.add(
                "replication.worker-url=http://127.0.0.1:" + worker.getAddress().getPort() + "/fetch");
        return MuseumStarter.start(settings);
    }

    /** What the operator runs near the first store: it fetches what it is told to. */
    private HttpServer startWorker() {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/fetch", exchange -> {
                var encoded = exchange.getRequestURI().getQuery().substring("src=".length());
                var source = URI.create(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
                fetched.add(source);
                try (exchange;
                        var object = source.toURL().openStream()) {
                    exchange.sendResponseHeaders(200, 0);
                    object.transferTo(exchange.getResponseBody());
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stop() {
        museum.close();
        worker.stop(0);
        List.of(first, second, third).forEach(ObservedStore::close);
    }

    @Test
    void aNewFileCostsOneRoundTripForEachObjectAtTheSameTime() {
        var request = alice.putObjects(album, EncryptedPicture.of(Picture.sized("beach.jpg", 500)));
        int before = first.requests().size();
        first.tellSizesTogether(2);
        alice.post("/files", request).ok();
        first.tellSizesAtOnce();
        assertThat(first.requests().subList(before, first.requests().size()))
                .containsExactlyInAnyOrder(
                        "HEAD /first/" + request.at("/file/objectKey").asString(),
                        "HEAD /first/" + request.at("/thumbnail/objectKey").asString());
    }

    @Test
    void nothingIsAskedOfTheStoreForWhoMayNot() {
        var bob = museum.people().signUp("bob");
        var request = bob.putObjects(album, EncryptedPicture.of(Picture.sized("beach.jpg", 500)));
        int before = first.requests().size();
        bob.post("/files", request).isPlain(403);
        assertThat(first.requests()).hasSize(before);
    }

    @Test
    void copiesGoThroughTheOperatorsWorker() {
        var photo = alice.upload(album, Picture.sized("beach.jpg", 500));
        var file = backstage.key(photo.id(), "file");
        backstage.replicate();
        assertThat(fetched).anySatisfy(source -> assertThat(source.getPath()).isEqualTo("/first/" + file));
        assertThat(backstage.store().get(SECOND, file).orElseThrow())
                .isEqualTo(backstage.store().get(backstage.hot(), file).orElseThrow());
    }

    @Test
    void aStoreThatIsDownHoldsUpNothingAndGetsItsCopiesWhenItIsBack() {
        third.goDown();
        var photo = alice.upload(album, Picture.sized("beach.jpg", 500));
        var file = backstage.key(photo.id(), "file");
        backstage.replicate();
        assertThat(backstage.store().size(SECOND, file)).isPresent();
        assertThat(missing(file)).isEqualTo(1);
        backstage.replicate();
        third.comeBack();
        assertThat(backstage.store().size(THIRD, file)).isEmpty();
        backstage.replicate();
        assertThat(backstage.store().size(THIRD, file)).isPresent();
        assertThat(missing(file)).isZero();
        assertThat(alice.download(photo)).hasSize(500);
    }

    @Test
    void whatIsHeldIsFreedAndThenDeletedEverywhere() {
        var photo = alice.upload(album, Picture.sized("beach.jpg", 500));
        var file = backstage.key(photo.id(), "file");
        backstage.replicate();
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.daysPass(46);
        backstage.deleteObjects();
        assertThat(backstage.store().size(SECOND, file)).as("held").isPresent();
        backstage.releaseHolds();
        backstage.deleteObjects();
        for (var place : List.of(backstage.hot(), SECOND, THIRD)) {
            assertThat(backstage.store().size(place, file)).isEmpty();
        }
        assertThat(backstage.count("object_keys WHERE object_key = ?", file)).isZero();
    }

    @Test
    void aStoreThatIsDownIsCleanedWhenItIsBack() {
        var photo = alice.upload(album, Picture.sized("beach.jpg", 500));
        var file = backstage.key(photo.id(), "file");
        backstage.replicate();
        alice.update(photo, Picture.sized("edited.jpg", 500));
        third.goDown();
        backstage.deleteOutdated();
        backstage.daysPass(25);
        backstage.deleteOutdated();
        third.comeBack();
        assertThat(backstage.store().size(THIRD, file)).isPresent();
        backstage.deleteOutdated();
        assertThat(backstage.store().size(THIRD, file)).isEmpty();
        assertThat(backstage.store().size(SECOND, file)).isEmpty();
    }

    private long missing(String key) {
        return backstage.count(
                "object_copies WHERE object_key = ? AND (wasabi IS NULL AND want_wasabi OR scw IS NULL AND want_scw)",
                key);
    }
}
