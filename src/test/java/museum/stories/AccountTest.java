package museum.stories;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** The way in, the way out, and a new password. */
@MuseumTest
class AccountTest {

    @Test
    void oneAddressHasOneAccount(People people) {
        var alice = people.signUp("alice");

        Refused.answer(() -> people.person("impostor", alice.email()).signUp(Program.PHOTOS_WEB))
                .is(409, "USER_ALREADY_REGISTERED");
    }

    @Test
    void aNewPasswordOpensEverythingAndTheOldOneNothing(People people) {
        var alice = people.signUp("alice");
        var beach = Picture.named("beach.jpg");
        alice.upload(alice.createAlbum("Summer"), beach);
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        var impostor = people.person("impostor", alice.email());

        alice.device().changePassword("a better secret");

        phone.get("/collections/v2").isError(401, "invalid token");
        alice.get("/collections/v2").ok();
        Refused.answer(() -> impostor.logIn(Program.PHOTOS_MOBILE)).isPlain(401);
        var again = alice.logIn(Program.PHOTOS_MOBILE);
        assertThat(again.download(again.sync().photo("Summer", "beach.jpg"))).isEqualTo(beach.content());
    }

    @Test
    void aSessionEndsWithLoggingOut(People people) {
        var alice = people.signUp("alice");
        var phone = alice.logIn(Program.PHOTOS_MOBILE);

        phone.logOut();

        phone.get("/collections/v2").isError(401, "invalid token");
        alice.get("/collections/v2").ok();
    }

    @Test
    void aTokenIsGoodForItsOwnAppOnly(People people) {
        var alice = people.signUp("alice");

        alice.call("GET", "/collections/v2")
                .header("X-Client-Package", "io.ente.locker")
                .send()
                .isError(401, "invalid token");
        alice.logIn(Program.AUTH_MOBILE).get("/collections/v2").isError(403, "invalid app for endpoint");
    }

    @Test
    void anAccountCanBeDeletedAndMadeAgain(People people) {
        var alice = people.signUp("alice");
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.deleteAccount();

        phone.get("/collections/v2").isError(401, "invalid token");
        alice.get("/collections/v2").isError(401, "invalid token");
        people.call("GET", "/users/srp/attributes")
                .query("email", alice.email())
                .send()
                .is(404);
        people.call("POST", "/users/ott")
                .body(object("email", alice.email(), "purpose", "login"))
                .send()
                .is(404, "USER_NOT_REGISTERED");
        people.person("alice", alice.email()).signUp(Program.PHOTOS_WEB).createAlbum("Anew");
    }

    @Test
    void anAddressCanBeChanged(People people) {
        var alice = people.signUp("alice");
        var old = alice.email();
        alice.createAlbum("Summer");
        var elsewhere = people.person("alice");

        // Codes for a new address go out by mail even where addresses have a fixed one, so there is only the refusal to
        // see here.
        alice.post("/users/change-email", object("email", elsewhere.email(), "ott", "000000"))
                .isPlain(410);

        assertThat(alice.email()).isEqualTo(old);
        assertThat(alice.logIn(Program.PHOTOS_MOBILE).sync().albums()).hasSize(1);
    }
}
