package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import museum.client.Album;
import museum.client.Participant;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.client.Role;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Two people, one album, and keys that the server never sees. */
@MuseumTest
class SharingTest {

    @Test
    void aViewerSeesWhatTheOwnerUploads(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        var photo = alice.upload(album, beach);
        alice.editPrivate(photo, Map.of("visibility", 1));

        assertThat(alice.share(album, bob, Role.VIEWER))
                .containsExactly(new Participant(bob.id(), bob.email(), "VIEWER"));

        var shared = bob.sync().album("Summer");
        assertThat(shared.ownerId()).isEqualTo(alice.id());
        assertThat(shared.ownerEmail()).isEqualTo(alice.email());
        assertThat(shared.key()).isEqualTo(album.key());
        var seen = bob.device().library().photo("Summer", "beach.jpg");
        assertThat(seen.privateMagic().values()).isEmpty();
        assertThat(bob.download(seen)).isEqualTo(beach.content());
        assertThat(bob.downloadThumbnail(seen)).isEqualTo(beach.thumbnail());
        Refused.answer(() -> bob.rename(shared, "Mine")).isPlain(403);
        Refused.answer(() -> bob.trash(seen)).isPlain(403);
        Refused.answer(() -> bob.upload(shared, Picture.named("mine.jpg"))).isPlain(403);
    }

    @Test
    void aCollaboratorAddsOwnPhotos(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        alice.share(album, bob, Role.COLLABORATOR);
        var tent = Picture.named("tent.jpg");
        var photo = bob.upload(bob.createAlbum("Mine"), tent);
        bob.add(bob.sync().album("Summer"), photo);

        var seen = alice.sync().photo("Summer", "tent.jpg");

        assertThat(seen.ownerId()).isEqualTo(bob.id());
        assertThat(alice.download(seen)).isEqualTo(tent.content());
        bob.remove(album, photo);
        assertThat(alice.sync().names("Summer")).isEmpty();
        assertThat(bob.sync().names("Mine")).containsExactly("tent.jpg");
    }

    @Test
    void aPhotoOfSomebodyElseIsCopied(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var album = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        var photo = alice.upload(album, beach);
        alice.share(album, bob, Role.VIEWER);
        var shared = bob.sync().album("Summer");
        var mine = bob.createAlbum("Mine");

        var ids = bob.copy(shared, mine, bob.device().library().photo("Summer", "beach.jpg"));

        alice.unshare(album, bob);
        var copy = bob.sync().photo("Mine", "beach.jpg");
        assertThat(ids).isEqualTo(Map.of(photo.id(), copy.id()));
        assertThat(copy.ownerId()).isEqualTo(bob.id());
        assertThat(bob.download(copy)).isEqualTo(beach.content());
        assertThat(bob.downloadThumbnail(copy)).isEqualTo(beach.thumbnail());
    }

    @Test
    void whoeverIsUnsharedSeesNothingAnyMore(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        alice.upload(album, Picture.named("beach.jpg"));
        alice.share(album, bob, Role.COLLABORATOR);
        bob.add(bob.sync().album("Summer"), bob.upload(bob.createAlbum("Mine"), Picture.named("tent.jpg")));
        var photo = bob.device().library().photo("Summer", "beach.jpg");

        assertThat(alice.unshare(album, bob)).isEmpty();

        assertThat(bob.sync().albums()).extracting(Album::name).containsExactly("Mine");
        Refused.answer(() -> bob.download(photo)).isPlain(403);
        Refused.answer(() -> bob.album(album.id())).isPlain(404);
        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg");
    }

    @Test
    void leavingIsPossibleAndComingBackToo(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var album = alice.createAlbum("Summer");
        alice.upload(album, Picture.named("beach.jpg"));
        alice.share(album, bob, Role.VIEWER);
        bob.sync();
        bob.leave(album);
        assertThat(bob.sync().albums()).isEmpty();
        assertThat(alice.sharees(album)).isEmpty();

        alice.share(album, bob, Role.COLLABORATOR);

        assertThat(bob.sync().names("Summer")).containsExactly("beach.jpg");
        assertThat(bob.device().library().album("Summer").sharees())
                .containsExactly(new Participant(bob.id(), bob.email(), "COLLABORATOR"));
    }

    @Test
    void everybodyHasTheirOwnSettings(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var album = alice.createAlbum("Summer");
        alice.share(album, bob, Role.VIEWER);
        bob.editAsSharee(bob.sync().album("Summer"), Map.of("visibility", 1));

        assertThat(bob.sync().album("Summer").shareeMagic().number("visibility"))
                .isEqualTo(1);
        var hers = alice.sync().album("Summer");
        assertThat(hers.shareeMagic().values()).isEmpty();
        assertThat(hers.privateMagic().values()).isEmpty();
    }

    @Test
    void whatAnAdministratorTakesOutStaysWithItsOwner(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        var carol = people.signUp("carol", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        var photo = alice.upload(album, Picture.named("embarrassing.jpg"));
        alice.share(album, bob, Role.ADMIN);
        alice.share(album, carol, Role.VIEWER);
        carol.sync();
        bob.remove(bob.sync().album("Summer"), photo);

        assertThat(carol.sync().names("Summer")).isEmpty();
        alice.sync();

        assertThat(alice.sync().names("Summer")).isEmpty();
        assertThat(alice.device().library().names("Uncategorized")).containsExactly("embarrassing.jpg");
        assertThat(alice.get("/collection-actions/pending-remove").ok().fields().objects("actions"))
                .isEmpty();
    }

    @Test
    void thereIsNobodyWithThatAddress(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");

        Refused.answer(() -> alice.share(album, "nobody@example.org", Role.VIEWER))
                .isPlain(404);
    }
}
