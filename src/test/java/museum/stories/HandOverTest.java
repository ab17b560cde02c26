package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import museum.client.Kit;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Trust;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Somebody else gets into an account, and sees what only its keys can open. */
@MuseumTest
class HandOverTest {

    private static final Picture BEACH = Picture.named("beach.jpg");

    @Test
    void aTrustedContactRecoversAnAccountAndItsPhotos(People people) {
        var alice = withAPhoto(people);
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        var trust = Trust.accepted(alice, bob, 7);
        var recovery = trust.started();
        trust.act(alice, "approve", recovery).ok();

        trust.recover(recovery, "what bob chose");

        seesThePhoto(alice, Program.PHOTOS_WEB);
    }

    @Test
    void theHoldersOfALegacyKitRecoverAnAccountAndItsPhotos(People people) {
        var alice = withAPhoto(people);
        var kit = Kit.of(people, alice, 0);

        kit.recover(kit.opened(), "what the heirs chose");

        seesThePhoto(alice, Program.PHOTOS_MOBILE);
    }

    private static Person withAPhoto(People people) {
        var alice = people.signUp("alice");
        alice.upload(alice.createAlbum("Summer"), BEACH);
        return alice;
    }

    private static void seesThePhoto(Person alice, Program program) {
        var heir = alice.logIn(program);
        var photo = heir.sync().photo("Summer", "beach.jpg");
        assertThat(heir.download(photo)).isEqualTo(BEACH.content());
        assertThat(heir.downloadThumbnail(photo)).isEqualTo(BEACH.thumbnail());
        // nobody is thrown out: that is for the owner to do
        alice.device().get("/users/session-validity/v2").ok();
    }
}
