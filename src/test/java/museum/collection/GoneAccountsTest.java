package museum.collection;

import static org.assertj.core.api.Assertions.assertThat;

import museum.client.Participant;
import museum.client.People;
import museum.client.Picture;
import museum.client.Role;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** What becomes of shared albums when an account is deleted. Protocol 02 §10. */
@MuseumTest
class GoneAccountsTest {

    private final People people;

    GoneAccountsTest(People people) {
        this.people = people;
    }

    @Test
    void theOwnersAlbumsDisappearForEverybody() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        alice.share(alice.createAlbum("Summer"), bob, Role.VIEWER);
        assertThat(bob.sync().find("Summer")).isPresent();

        alice.device().deleteAccount();

        assertThat(bob.sync().find("Summer")).isEmpty();
        assertThat(bob.get("/collections/v2", "sinceTime", 1).ok().json().path("collections"))
                .as("whoever may have it is told to forget it")
                .singleElement()
                .matches(album -> album.path("isDeleted").asBoolean());
        assertThat(bob.get("/collections/v2", "sinceTime", 0).ok().json().path("collections"))
                .as("a new device has nothing to forget")
                .isEmpty();
        assertThat(bob.get("/collections/v3", "sinceTime", 0, "sharedSinceTime", 0)
                        .ok()
                        .json()
                        .path("shared"))
                .isEmpty();
    }

    @Test
    void aParticipantLeavesWithHisFiles() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var carol = people.signUp("carol");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, bob, Role.COLLABORATOR);
        alice.share(summer, carol, Role.VIEWER);
        bob.add(summer, bob.upload(bob.createAlbum("Home"), Picture.named("boat.jpg")));
        assertThat(carol.sync().names("Summer")).containsExactly("boat.jpg");

        bob.device().deleteAccount();

        assertThat(carol.sync().names("Summer")).isEmpty();
        assertThat(alice.sharees(summer)).extracting(Participant::id).containsExactly(carol.id());
    }
}
