package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import museum.client.Album;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Refused;
import museum.client.Role;
import museum.client.Television;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** An album on a television, from its code to the end of the show. Protocol 04 §11. */
@MuseumTest
class CastTest {

    private final People people;
    private final Person alice;
    private final Album album;
    private final Picture beach = Picture.named("beach.jpg");

    CastTest(People people) {
        this.people = people;
        this.alice = people.signUp("alice");
        this.album = alice.createAlbum("Summer");
        alice.upload(album, beach);
    }

    /** A television that shows the album. */
    private Television showing(Person sender) {
        var television = people.guest().television();
        sender.cast(album, television.code());
        assertThat(television.hasAlbum()).isTrue();
        return television;
    }

    private static Answer send(Person sender, long album, String code, String token) {
        return sender.post(
                "/cast/cast-data",
                object("collectionID", album, "castToken", token, "encPayload", "cGF5bG9hZA==", "deviceCode", code));
    }

    @Test
    void aTelevisionShowsTheAlbumThatSomebodySentToItsCode() {
        var television = people.guest().television();
        assertThat(television.code()).matches("[A-NP-Z][1-9A-NP-Z]{5}");
        assertThat(television.hasAlbum()).isFalse();

        alice.cast(album, television.code().toLowerCase(Locale.ROOT));

        assertThat(television.hasAlbum()).isTrue();
        var photos = television.photos();
        assertThat(photos).extracting(photo -> photo.title()).containsExactly("beach.jpg");
        assertThat(television.show(photos.getFirst())).isEqualTo(beach.content());
        assertThat(alice.get("/cast/device-info").ok().fields().objects("devices"))
                .hasSize(1);
    }

    @Test
    void nobodyCastsAnAlbumThatIsNotSharedWithThem() {
        var mallory = people.signUp("mallory");
        var television = people.guest().television();
        send(mallory, album.id(), television.code(), "cast_mallory").is(403, "CAST_PERMISSION_DENIED");
        send(mallory, 99, television.code(), "cast_mallory").is(403, "CAST_PERMISSION_DENIED");
        assertThat(television.hasAlbum()).isFalse();
    }

    @Test
    void nobodyTakesATelevisionOver() {
        var mallory = people.signUp("mallory");
        var television = showing(alice);
        send(mallory, mallory.createAlbum("Mine").id(), television.code(), "cast_mallory")
                .isPlain(200);
        assertThat(television.photos()).hasSize(1);
        assertThat(mallory.get("/cast/device-info").ok().fields().objects("devices"))
                .isEmpty();
        mallory.delete("/cast/device-info/"
                        + alice.get("/cast/device-info")
                                .ok()
                                .fields()
                                .objects("devices")
                                .getFirst()
                                .text("deviceID"))
                .isPlain(200);
        assertThat(television.photos()).hasSize(1);
    }

    @Test
    void whoTakesPartInTheAlbumMaySendAnother() {
        var bob = people.signUp("bob");
        alice.share(album, bob, Role.VIEWER);
        var television = people.guest().television();
        send(bob, album.id(), television.code(), "cast_bob").isPlain(200);
        send(alice, album.id(), television.code(), "cast_alice").isPlain(200);

        assertThat(bob.get("/cast/device-info").ok().fields().objects("devices"))
                .isEmpty();
        assertThat(alice.get("/cast/device-info").ok().fields().objects("devices"))
                .hasSize(1);
        people.call("GET", "/cast/info")
                .header("X-Cast-Access-Token", "cast_alice")
                .send()
                .ok();
        people.call("GET", "/cast/info")
                .header("X-Cast-Access-Token", "cast_bob")
                .send()
                .is(401);
    }

    @Test
    void theShowEndsWhenItsSenderLeavesTheAlbumOrEndsIt() {
        var bob = people.signUp("bob");
        alice.share(album, bob, Role.VIEWER);
        var bobs = showing(bob);
        var alices = showing(alice);
        alice.unshare(album, bob);
        Refused.answer(bobs::photos).isError(401, "invalid token");
        assertThat(alices.photos()).hasSize(1);

        var second = showing(alice);
        alice.delete("/cast/revoke-all-tokens").isPlain(200);
        Refused.answer(alices::photos).isError(401, "invalid token");
        Refused.answer(second::photos).isError(401, "invalid token");

        var third = showing(alice);
        alice.deleteAlbumWithFiles(album);
        Refused.answer(third::photos).isError(401, "invalid token");
    }

    @Test
    void theShowEndsWithTheAccount() {
        var television = showing(alice);
        alice.device().deleteAccount();
        Refused.answer(television::photos).isError(401, "invalid token");
    }

    @Test
    void picturesThatAreTakenOutAreNotShown() {
        var bob = people.signUp("bob");
        alice.share(album, bob, Role.ADMIN);
        var television = showing(alice);
        var photo = television.photos().getFirst();
        bob.remove(album, photo);
        assertThat(television.photos()).isEmpty();
        Refused.answer(() -> television.show(photo)).isPlain(403);
    }

    @Test
    void thereAreFiftyTelevisionsAndTheNextIsRefusedWithWords() {
        for (int i = 0; i < 50; i++) {
            send(alice, album.id(), people.guest().television().code(), "cast_" + alice.id() + "_" + i)
                    .isPlain(200);
        }
        send(alice, album.id(), people.guest().television().code(), "cast_" + alice.id() + "_50")
                .is(400, "BAD_REQUEST", "too many devices");
    }

    @Test
    void twoShowsWithOneTokenAreNoError() {
        var first = people.guest().television();
        var second = people.guest().television();
        var token = "cast_" + alice.id() + "_twice";
        send(alice, album.id(), first.code(), token).isPlain(200);
        send(alice, album.id(), second.code(), token).isPlain(200);
        people.call("GET", "/cast/diff?sinceTime=0")
                .header("X-Cast-Access-Token", token)
                .send()
                .ok();
    }
}
