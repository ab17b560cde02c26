package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.database.TestDatabase;
import museum.support.AtOnce;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database: what one ends is ended at the other at once, and what there is once is given once. */
class LinksOnSeveralNodesTest {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static TestDatabase database;
    private static RunningMuseum first;
    private static RunningMuseum second;

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        first = node();
        second = node();
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    private static RunningMuseum node() {
        var settings =
                new ArrayList<>(List.of("key.encryption=" + SECRET, "key.hash=" + SECRET, "jwt.secret=" + SECRET));
        database.properties()
                .forEach((key, value) -> settings.add(key.replace("museum.configuration.", "") + "=" + value));
        return MuseumStarter.start(settings);
    }

    private static People either(int number) {
        return (number % 2 == 0 ? first : second).people();
    }

    @Test
    void whatEndsHereHasEndedThere() {
        var alice = first.people().signUp("alice");
        var album = alice.createAlbum("Summer");
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var link = alice.createLink(album);
        var page = second.people().guest().album(link).open();
        var preview = "/files/preview/" + photo.id();
        page.call("GET", preview).send().is(307);

        alice.protectLink(album, "sesame");
        page.call("GET", preview).send().is(401);
        page.open().enter("sesame");
        page.call("GET", preview).send().is(307);
        alice.protectLink(album, "open up");
        page.call("GET", preview).send().is(401);
        page.open().enter("open up");
        page.call("GET", preview).send().is(307);

        alice.removeLink(album);
        page.call("GET", preview).send().isError(410, "disabled token");
        Refused.answer(page::open).isError(410, "disabled token");
        Refused.answer(page::photos).isError(410, "disabled token");
    }

    @Test
    void anAlbumHasOneLinkHoweverManyMakeIt() {
        var alice = first.people().signUp("alice");
        var there = alice.logIn(Program.PHOTOS_WEB, second.people());
        var album = alice.createAlbum("Summer");
        var links = AtOnce.each(8, number -> number % 2 == 0 ? alice.createLink(album) : there.createLink(album));
        assertThat(new HashSet<>(links)).hasSize(1);
    }

    @Test
    void concurrentFirstVisitsDoNotExceedTheDeviceLimit() {
        var alice = first.people().signUp("alice");
        var link = alice.createLink(alice.createAlbum("Summer"), Map.of("deviceLimit", 3));
        var token = link.replaceAll("#.*", "").replaceAll(".*=", "");
        var statuses = AtOnce.each(
                12,
                number -> either(number)
                        .call("GET", "/public-collection/info")
                        .header("X-Auth-Access-Token", token)
                        .header("X-Forwarded-For", "203.0.113." + number)
                        .send()
                        .status());
        assertThat(statuses).containsOnly(200, 403);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
    }

    /** Without Ente's own first user everybody counts as paid; with it an account on the free plan has five devices. */
    @Test
    void theFreePlanHasFiveDevices() {
        var alice = first.people().signUp("alice");
        var album = alice.createAlbum("Summer");
        var many = alice.createLink(album, Map.of("deviceLimit", 20));
        database.execute("INSERT INTO users (user_id, creation_time) OVERRIDING SYSTEM VALUE VALUES (1, 1)");
        try {
            alice.put("/collections/share-url", object("collectionID", album.id(), "deviceLimit", 10))
                    .is(403, "LINK_EDIT_NOT_ALLOWED");
            var made = alice.createLink(alice.createAlbum("Winter"), Map.of("deviceLimit", 20));
            for (var link : List.of(many, made)) {
                IntStream.range(0, 5)
                        .forEach(number -> either(number).guest().album(link).open());
                Refused.answer(() -> second.people().guest().album(link).open()).is(403, "LINK_DEVICE_LIMIT_EXCEEDED");
            }
        } finally {
            database.execute("DELETE FROM users WHERE user_id = 1");
        }
    }
}
