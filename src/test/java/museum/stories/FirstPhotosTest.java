package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import museum.client.Album;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.UploadWay;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From nothing to the same photo on two devices. */
@MuseumTest
class FirstPhotosTest {

    @Test
    void aPhotoReachesTheSecondDevice(People people) {
        var alice = people.signUp("alice");
        var summer = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg").at(54.18, 7.89);
        alice.upload(summer, beach);

        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        var library = phone.sync();

        assertThat(library.names("Summer")).containsExactly("beach.jpg");
        var photo = library.photo("Summer", "beach.jpg");
        assertThat(photo.metadata()).isEqualTo(beach.metadata());
        assertThat(phone.download(photo)).isEqualTo(beach.content());
        assertThat(phone.downloadThumbnail(photo)).isEqualTo(beach.thumbnail());
    }

    @ParameterizedTest
    @EnumSource(
            value = Program.class,
            names = {"PHOTOS_WEB", "PHOTOS_DESKTOP", "PHOTOS_MOBILE", "LOCKER_WEB", "LOCKER_MOBILE", "COMMAND_LINE"})
    void everyAppSignsUpAndLogsIn(Program program, People people) {
        var alice = people.signUp("alice", program);
        var album = alice.createAlbum("Summer");
        var beach = Picture.named("beach.jpg");
        alice.upload(album, beach);

        var second = alice.logIn(program);
        second.sync();

        assertThat(second.userId()).isEqualTo(alice.id());
        assertThat(second.token()).isNotEqualTo(alice.device().token());
        assertThat(second.keys().masterKey()).isEqualTo(alice.device().keys().masterKey());
        assertThat(second.download(second.library().photo("Summer", "beach.jpg")))
                .isEqualTo(beach.content());
    }

    @Test
    void aCodeFromTheMailLogsInToo(People people) {
        var alice = people.signUp("alice");
        alice.createAlbum("Summer");

        var second = alice.logInByEmail(Program.PHOTOS_DESKTOP);

        assertThat(second.sync().albums()).extracting(Album::name).containsExactly("Summer");
    }

    @Test
    void passwordsAreHashedAsTheAppsDo(People people) {
        var alice = people.withRealPasswords().signUp("alice");
        alice.createAlbum("Summer");

        assertThat(alice.logIn(Program.PHOTOS_DESKTOP).sync().album("Summer").ownerId())
                .isEqualTo(alice.id());
    }

    @Test
    void everyWayOfUploadingIsTheSameToTheOtherDevice(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        for (var person : List.of(alice, bob)) {
            var album = person.createAlbum("Summer");
            var single = Picture.named("single.jpg");
            var oldSingle = Picture.named("old single.jpg");
            var parts = Picture.sized("parts.mov", 11_000_000);
            var oldParts = Picture.sized("old parts.mov", 2 * UploadWay.SMALLEST_PART - 17 * 3);
            var onePart = Picture.sized("one part.mov", 17);
            person.upload(album, single, UploadWay.single());
            person.upload(album, oldSingle, UploadWay.oldSingle());
            person.upload(album, parts, UploadWay.parts(UploadWay.SMALLEST_PART));
            person.upload(album, oldParts, UploadWay.oldParts(UploadWay.SMALLEST_PART));
            person.upload(album, onePart, UploadWay.parts(UploadWay.MOBILE_PART));

            var second = person.logIn(Program.PHOTOS_DESKTOP);
            second.sync();

            for (var picture : List.of(single, oldSingle, parts, oldParts, onePart)) {
                var photo = second.library().photo("Summer", picture.title());
                assertThat(second.download(photo)).as(picture.title()).isEqualTo(picture.content());
                assertThat(second.downloadThumbnail(photo)).as(picture.title()).isEqualTo(picture.thumbnail());
            }
        }
    }

    @Test
    void aFilmGoesUpInTheWebAppsOwnParts(People people) {
        var alice = people.signUp("alice");
        var film = Picture.sized("film.mov", 21 * 1024 * 1024);
        alice.upload(alice.createAlbum("Summer"), film);

        var second = alice.logIn(Program.PHOTOS_DESKTOP);

        assertThat(second.download(second.sync().photo("Summer", "film.mov"))).isEqualTo(film.content());
    }

    @Test
    void anEmptyFileIsAFileToo(People people) {
        var alice = people.signUp("alice");
        alice.upload(alice.createAlbum("Summer"), Picture.sized("nothing.txt", 0));

        var second = alice.logIn(Program.PHOTOS_MOBILE);

        assertThat(second.download(second.sync().photo("Summer", "nothing.txt")))
                .isEmpty();
    }
}
