package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import museum.client.Album;
import museum.client.AlbumPage;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody without an account does with the link of an album: stories told with the albums web app, keys and all. Protocol 04 §12.1. */
@MuseumTest
class AlbumVisitTest {

    private final People people;
    private final RunningMuseum museum;
    private final Person alice;
    private final Album album;

    AlbumVisitTest(People people, RunningMuseum museum) {
        this.people = people;
        this.museum = museum;
        this.alice = people.signUp("alice");
        this.album = alice.createAlbum("Summer");
    }

    private AlbumPage open(String link) {
        return people.guest().album(link).open();
    }

    private static List<String> titles(List<Photo> photos) {
        return photos.stream().map(Photo::title).toList();
    }

    @Test
    void whoeverHasTheLinkSeesNamesPicturesAndThumbnails() {
        var beach = Picture.named("beach.jpg");
        alice.upload(album, beach);
        alice.upload(album, Picture.named("sunset.jpg"));
        var page = open(alice.createLink(album));

        assertThat(page.name()).isEqualTo("Summer");
        assertThat(page.wantsPassword()).isFalse();
        var photos = page.photos();
        assertThat(titles(photos)).containsExactly("beach.jpg", "sunset.jpg");
        assertThat(page.content(photos.getFirst())).isEqualTo(beach.content());
        assertThat(page.thumbnail(photos.getFirst())).isEqualTo(beach.thumbnail());
    }

    @Test
    void aPasswordOpensTheFilesAndAWrongOneDoesNot() {
        var beach = Picture.named("beach.jpg");
        alice.upload(album, beach);
        var link = alice.createLink(album);
        assertThat(alice.protectLink(album, "sesame").passwordEnabled()).isTrue();
        var page = open(link);

        assertThat(page.name()).isEqualTo("Summer");
        assertThat(page.wantsPassword()).isTrue();
        Refused.answer(page::photos).is(401);
        Refused.answer(() -> page.enter("please")).isPlain(401);
        Refused.answer(page::photos).is(401);

        page.enter("sesame");
        assertThat(page.content(page.photos().getFirst())).isEqualTo(beach.content());
    }

    @Test
    void aNewPasswordCountsAtOnceForWhoeverIsInside() {
        alice.upload(album, Picture.named("beach.jpg"));
        var link = alice.createLink(album);
        alice.protectLink(album, "sesame");
        var page = open(link).enter("sesame");
        var photo = page.photos().getFirst();
        page.content(photo);

        alice.protectLink(album, "open up");
        Refused.answer(page::photos).is(401);
        Refused.answer(() -> page.content(photo)).is(401);
        assertThat(page.open().enter("open up").content(photo)).isNotEmpty();

        alice.changeLink(album, Map.of("disablePassword", true));
        assertThat(open(link).photos()).hasSize(1);
    }

    @Test
    void afterItsLastDayALinkIsClosed() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var page = open(alice.createLink(album, Map.of("validTill", 4_000_000_000_000_000L)));
        assertThat(page.content(photo)).isNotEmpty();
        museum.bean(JdbcClient.class)
                .sql("UPDATE public_collection_tokens SET valid_till = 1 WHERE collection_id = :album")
                .param("album", album.id())
                .update();

        Refused.answer(() -> page.content(photo)).isError(410, "expired token");
        Refused.answer(page::open).isError(410, "expired token");
        Refused.answer(page::photos).isError(410, "expired token");
    }

    /** Only logging in is refused; as long as the pictures are there, those see them with whom they are shared. */
    @Test
    void theLinksOfSomebodyWhoIsKeptOutStayOpen() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var page = open(alice.createLink(album));
        museum.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO notification_history (user_id, template_id, sent_time) VALUES (:user, 'storage_warning_active_overage_scheduled_deletion', 1)")
                .param("user", alice.id())
                .update();
        Refused.answer(() -> alice.logIn(Program.PHOTOS_WEB)).is(403, "ACCOUNT_SCHEDULED_FOR_DELETION");

        assertThat(page.content(photo)).isNotEmpty();
        assertThat(open(alice.createLink(alice.createAlbum("Winter"))).photos()).isEmpty();
    }

    @Test
    void moreDevicesThanAllowedAreTurnedAwayAndKnownOnesAreNot() {
        var link = alice.createLink(album, Map.of("deviceLimit", 2));
        var first = people.guest();
        var firstPage = first.album(link).open();
        open(link);

        Refused.answer(() -> open(link)).is(403, "LINK_DEVICE_LIMIT_EXCEEDED");
        first.moves();
        assertThat(firstPage.open().photos()).isEmpty();
        first.moves();
        Refused.answer(() -> firstPage.forget().open()).is(403, "LINK_DEVICE_LIMIT_EXCEEDED");
    }

    @Test
    void picturesAreCollectedFromGuests() {
        var page = open(alice.createLink(album, Map.of("enableCollect", true)));
        var picture = Picture.named("from-a-guest.jpg");

        var collected = page.collect(picture);

        assertThat(titles(page.photos())).containsExactly("from-a-guest.jpg");
        assertThat(collected.ownerId()).isEqualTo(alice.id());
        var alices = alice.sync().photo("Summer", "from-a-guest.jpg");
        assertThat(alice.download(alices)).isEqualTo(picture.content());
    }

    @Test
    void whatIsTakenOutIsSeenNoMore() {
        var bob = people.signUp("bob");
        alice.share(album, bob, Role.ADMIN);
        var trashed = alice.upload(album, Picture.named("trashed.jpg"));
        var removed = alice.upload(album, Picture.named("removed.jpg"));
        var suggested = alice.upload(album, Picture.named("suggested.jpg"));
        alice.upload(album, Picture.named("kept.jpg"));
        var elsewhere = alice.upload(alice.createAlbum("Elsewhere"), Picture.named("elsewhere.jpg"));
        var page = open(alice.createLink(album));
        assertThat(page.content(removed)).isNotEmpty();

        alice.trash(trashed);
        bob.remove(album, removed);
        bob.post("/collections/suggest-delete", object("collectionID", album.id(), "fileIDs", List.of(suggested.id())))
                .isEmpty();

        assertThat(titles(page.photos())).containsExactly("kept.jpg");
        for (var gone : List.of(trashed, removed, suggested, elsewhere)) {
            Refused.answer(() -> page.content(gone)).isPlain(403);
            Refused.answer(() -> page.thumbnail(gone)).isPlain(403);
            page.call("GET", "/files/data/fetch?type=vid_preview&fileID=" + gone.id())
                    .send()
                    .isPlain(403);
            page.call("GET", "/files/data/preview?type=vid_preview&fileID=" + gone.id())
                    .send()
                    .isPlain(403);
        }
    }

    @Test
    void guestsWithAnAccountJoin() {
        alice.upload(album, Picture.named("beach.jpg"));
        var bob = people.signUp("bob");
        var carol = people.signUp("carol");
        alice.share(album, carol, Role.ADMIN);
        var page = open(alice.createLink(album));
        page.joinAs(bob);
        page.joinAs(carol);

        assertThat(bob.sync().names("Summer")).containsExactly("beach.jpg");
        assertThat(alice.album(album.id()).sharees())
                .extracting(sharee -> sharee.email() + " " + sharee.role())
                .containsExactlyInAnyOrder(bob.email() + " VIEWER", carol.email() + " ADMIN");

        alice.changeLink(album, Map.of("enableJoin", false));
        Refused.answer(() -> page.joinAs(people.signUp("dave"))).isPlain(400);
    }
}
