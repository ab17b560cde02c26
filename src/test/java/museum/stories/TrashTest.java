package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Into the trash, out of it again, and away for good. */
@MuseumTest
class TrashTest {

    @Test
    void aTrashedFileCanBeRestored(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var best = alice.createAlbum("Best");
        var beach = Picture.named("beach.jpg");
        var photo = alice.upload(summer, beach);
        alice.add(best, photo);
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();
        alice.trash(photo);

        var library = phone.sync();
        assertThat(library.names("Summer")).isEmpty();
        assertThat(library.names("Best")).isEmpty();
        assertThat(library.trashedNames()).containsExactly("beach.jpg");
        var trashed = library.trash().getFirst();
        assertThat(Duration.ofNanos(1000 * (trashed.deleteBy() - trashed.updatedAt())))
                .isBetween(Duration.ofDays(29), Duration.ofDays(31));
        assertThat(phone.download(trashed.photo())).isEqualTo(beach.content());
        Refused.answer(() -> alice.add(best, photo)).is(409, "FILE_IN_TRASH");

        phone.restore(library.album("Best"), trashed.photo());

        assertThat(alice.sync().names("Best")).containsExactly("beach.jpg");
        assertThat(alice.device().library().names("Summer")).isEmpty();
        assertThat(alice.device().library().trash()).isEmpty();
        assertThat(phone.sync().trash()).isEmpty();
        assertThat(phone.download(phone.library().photo("Best", "beach.jpg"))).isEqualTo(beach.content());
    }

    @Test
    void aDeletedFileIsGoneForGood(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var photo = alice.upload(summer, Picture.named("beach.jpg"));
        var other = alice.upload(summer, Picture.named("other.jpg"));
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        alice.trash(photo, other);
        assertThat(phone.sync().trashedNames()).containsExactly("beach.jpg", "other.jpg");

        alice.deleteForever(photo);

        assertThat(phone.sync().trashedNames()).containsExactly("other.jpg");
        Refused.answer(() -> phone.download(photo)).isPlain(404);
        Refused.answer(() -> phone.downloadThumbnail(photo)).isPlain(404);
        Refused.answer(() -> phone.restore(summer, photo)).isPlain(400);
    }

    @Test
    void emptyingSparesWhatTheDeviceHasNotSeen(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var seen = alice.upload(summer, Picture.named("seen.jpg"));
        var later = alice.upload(summer, Picture.named("later.jpg"));
        alice.trash(seen);
        alice.sync();
        alice.logIn(Program.PHOTOS_MOBILE).trash(later);

        alice.device().emptyTrash();

        assertThat(alice.sync().trashedNames()).containsExactly("later.jpg");
        Refused.answer(() -> alice.download(seen)).isPlain(404);
    }

    @Test
    void theTrashOpensWithTheKeyOfADeletedAlbum(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        alice.trash(alice.upload(summer, beach));
        alice.deleteEmptyAlbum(summer);

        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        var library = phone.sync();

        assertThat(library.albums()).isEmpty();
        assertThat(library.trashedNames()).containsExactly("beach.jpg");
        assertThat(phone.download(library.trash().getFirst().photo())).isEqualTo(beach.content());
    }
}
