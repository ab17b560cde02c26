package museum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import museum.client.Picture;
import museum.client.Program;
import museum.client.UploadWay;
import museum.database.TestDatabase;
import museum.support.MuseumStarter;
import museum.support.OtherObjectStore;
import org.junit.jupiter.api.Test;

/** The same story on a PostgreSQL and an S3 service that somebody else runs. */
class ExternalServicesIT {

    @Test
    void photosLieInTheOperatorsOwnServices() {
        var postgres = TestDatabase.fresh();
        try (var store = OtherObjectStore.start("family")) {
            var settings = new ArrayList<>(store.settings("b2-eu-cen", "family"));
            settings.add("db.host=" + postgres.host());
            settings.add("db.port=" + postgres.port());
            settings.add("db.name=" + postgres.name());
            settings.add("db.user=" + postgres.user());
            settings.add("db.password=" + postgres.password());
            try (var museum = MuseumStarter.start(settings)) {
                var alice = museum.people().signUp("alice");
                var album = alice.createAlbum("Summer");
                var beach = Picture.named("beach.jpg");
                var film = Picture.sized("film.mov", 2 * UploadWay.SMALLEST_PART);
                alice.upload(album, beach);
                alice.upload(album, film, UploadWay.parts(UploadWay.SMALLEST_PART));

                var phone = alice.logIn(Program.PHOTOS_MOBILE);
                var library = phone.sync();

                var photo = library.photo("Summer", "beach.jpg");
                assertThat(phone.transfer()
                                .location("/files/download/" + photo.id())
                                .getAuthority())
                        .isEqualTo(store.url().getAuthority());
                assertThat(phone.download(photo)).isEqualTo(beach.content());
                assertThat(phone.downloadThumbnail(photo)).isEqualTo(beach.thumbnail());
                assertThat(phone.download(library.photo("Summer", "film.mov"))).isEqualTo(film.content());
            }
        }
    }
}
