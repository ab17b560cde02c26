package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import museum.client.Album;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Files in several albums, and albums that go. */
@MuseumTest
class AlbumsTest {

    @Test
    void aFileCanBeInTwoAlbums(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var best = alice.createAlbum("Best");
        var beach = Picture.named("beach.jpg");
        var photo = alice.upload(summer, beach);
        alice.add(best, photo);

        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        var library = phone.sync();

        assertThat(library.names("Summer")).containsExactly("beach.jpg");
        var second = library.photo("Best", "beach.jpg");
        assertThat(second.id()).isEqualTo(photo.id());
        assertThat(second.key()).isEqualTo(photo.key());
        assertThat(phone.download(second)).isEqualTo(beach.content());
    }

    @Test
    void aMovedFileIsInTheOtherAlbumOnly(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var autumn = alice.createAlbum("Autumn");
        var photo = alice.upload(summer, Picture.named("leaf.jpg"));
        alice.upload(summer, Picture.named("beach.jpg"));
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();
        alice.move(summer, autumn, photo);

        var library = phone.sync();

        assertThat(library.names("Summer")).containsExactly("beach.jpg");
        assertThat(library.names("Autumn")).containsExactly("leaf.jpg");
    }

    @Test
    void anAlbumWithFilesIsNotDeletedByMistake(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var photo = alice.upload(summer, Picture.named("beach.jpg"));
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();

        Refused.answer(() -> alice.deleteEmptyAlbum(summer)).is(409, "COLLECTION_NOT_EMPTY");
        var rest = alice.createAlbum("Uncategorized", "uncategorized");
        alice.move(summer, rest, photo);
        alice.deleteEmptyAlbum(summer);

        assertThat(phone.sync().albums()).extracting(Album::name).containsExactly("Uncategorized");
        assertThat(phone.library().names("Uncategorized")).containsExactly("beach.jpg");
        assertThat(phone.album(summer.id()).deleted()).isTrue();
    }

    @Test
    void thereIsOneAlbumOfFavourites(People people) {
        var alice = people.signUp("alice");
        var first = alice.createAlbum("Favorites", "favorites");
        var phone = alice.logIn(Program.PHOTOS_MOBILE);

        var again = phone.createAlbum("Lieblinge", "favorites");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.key()).isEqualTo(first.key());
        Refused.answer(() -> alice.deleteEmptyAlbum(first)).isPlain(400);
    }

    @Test
    void photosAndLockerDoNotSeeEachOther(People people) {
        var alice = people.signUp("alice");
        alice.createAlbum("Summer");
        var locker = alice.logIn(Program.LOCKER_MOBILE);
        locker.createAlbum("Papers", "folder");

        assertThat(locker.sync().albums()).extracting(Album::name).containsExactly("Papers");
        assertThat(alice.sync().albums()).extracting(Album::name).containsExactly("Summer");
    }
}
