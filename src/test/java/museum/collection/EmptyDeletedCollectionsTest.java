package museum.collection;

import static org.assertj.core.api.Assertions.assertThat;

import museum.client.People;
import museum.client.Picture;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** What becomes of the files when an album is deleted. Protocol 02 §11. */
@MuseumTest
class EmptyDeletedCollectionsTest {

    private final People people;
    private final EmptyDeletedCollections job;

    EmptyDeletedCollectionsTest(People people, RunningMuseum museum) {
        this.people = people;
        this.job = museum.bean(EmptyDeletedCollections.class);
    }

    @Test
    void theOwnersFilesGoToTheTrashFromEverywhereAndThoseOfOthersOnlyLeave() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        var best = alice.createAlbum("Best");
        alice.share(summer, bob, Role.COLLABORATOR);
        alice.upload(summer, Picture.named("beach.jpg"));
        alice.add(best, alice.upload(summer, Picture.named("sunset.jpg")));
        bob.add(summer, bob.upload(bob.createAlbum("Home"), Picture.named("boat.jpg")));

        alice.deleteAlbumWithFiles(summer);
        job.run();

        var alices = alice.sync();
        assertThat(alices.find("Summer")).isEmpty();
        assertThat(alices.names("Best")).isEmpty();
        assertThat(alices.trashedNames()).containsExactly("beach.jpg", "sunset.jpg");
        var bobs = bob.sync();
        assertThat(bobs.names("Home")).containsExactly("boat.jpg");
        assertThat(bobs.trashedNames()).isEmpty();
    }

    @Test
    void runningAgainChangesNothing() {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        alice.upload(summer, Picture.named("beach.jpg"));
        alice.deleteAlbumWithFiles(summer);
        job.run();
        var trashed = alice.sync().trash();
        var before = alice.album(summer.id()).updationTime();

        job.run();

        assertThat(alice.sync().trash()).isEqualTo(trashed);
        assertThat(alice.album(summer.id()).updationTime()).isEqualTo(before);
    }

    @Test
    void whatIsRestoredInBetweenIsNotTrashedAgain() {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var best = alice.createAlbum("Best");
        alice.upload(summer, Picture.named("beach.jpg"));
        alice.deleteAlbumWithFiles(summer);
        job.run();
        alice.restore(best, alice.sync().trash().getFirst().photo());

        job.run();

        assertThat(alice.sync().names("Best")).containsExactly("beach.jpg");
    }
}
