package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** What is edited on one device is seen on the others, and nobody's edit is lost unnoticed. */
@MuseumTest
class EditingTest {

    @Test
    void namesAndCaptionsReachTheOtherDevice(People people) {
        var alice = people.signUp("alice");
        alice.upload(alice.createAlbum("Summer"), Picture.named("IMG_1.jpg"));
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.editPublic(
                phone.sync().photo("Summer", "IMG_1.jpg"), Map.of("editedName", "Beach", "caption", "Sand, wind ☀"));

        var seen = alice.sync().photo("Summer", "Beach");

        assertThat(seen.title()).isEqualTo("IMG_1.jpg");
        assertThat(seen.publicMagic().text("caption")).isEqualTo("Sand, wind ☀");
        assertThat(seen.publicMagic().version()).isEqualTo(2);
    }

    @Test
    void anEditOfAnOldStateIsRefused(People people) {
        var alice = people.signUp("alice");
        alice.upload(alice.createAlbum("Summer"), Picture.named("IMG_1.jpg"));
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        var onThePhone = phone.sync().photo("Summer", "IMG_1.jpg");
        var onTheWeb = alice.sync().photo("Summer", "IMG_1.jpg");
        phone.editPublic(onThePhone, Map.of("caption", "first"));

        phone.editPublic(phone.sync().photo("Summer", "IMG_1.jpg"), Map.of("caption", "second"));
        alice.editPrivate(onTheWeb, Map.of("visibility", 1));
        Refused.answer(() -> alice.editPublic(onTheWeb, Map.of("editedName", "Beach")))
                .isPlain(409);
        alice.editPublic(alice.sync().photo("Summer", "IMG_1.jpg"), Map.of("editedName", "Beach"));

        var after = phone.sync().photo("Summer", "Beach");
        assertThat(after.publicMagic().text("caption")).isEqualTo("second");
        assertThat(after.publicMagic().version()).isEqualTo(4);
        assertThat(after.privateMagic().number("visibility")).isEqualTo(1);
    }

    @Test
    void anEditedPictureReplacesTheOldOne(People people) {
        var alice = people.signUp("alice", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        var photo = alice.upload(album, Picture.named("IMG_1.jpg"));
        var desktop = alice.logIn(Program.PHOTOS_DESKTOP);
        desktop.editPublic(desktop.sync().photo("Summer", "IMG_1.jpg"), Map.of("caption", "stays"));
        var cropped = Picture.sized("IMG_1.jpg", 12_345);
        alice.update(photo, cropped);

        var seen = desktop.sync().photo("Summer", "IMG_1.jpg");

        assertThat(desktop.download(seen)).isEqualTo(cropped.content());
        assertThat(desktop.downloadThumbnail(seen)).isEqualTo(cropped.thumbnail());
        assertThat(seen.publicMagic().text("caption")).isEqualTo("stays");
    }

    @Test
    void albumsAreRenamedPinnedAndSorted(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();
        alice.rename(album, "Sommer 2026");
        alice.editPrivate(album, Map.of("order", 1, "visibility", 0));
        alice.editPublic(album, Map.of("asc", true));

        var seen = phone.sync().album("Sommer 2026");

        assertThat(phone.library().albums()).hasSize(1);
        assertThat(seen.privateMagic().number("order")).isEqualTo(1);
        assertThat(seen.publicMagic().values().path("asc").booleanValue()).isTrue();
    }
}
