package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import museum.client.Album;
import museum.client.AlbumPage;
import museum.client.Answer;
import museum.client.EncryptedPicture;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Refused;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Guests add pictures to an album that collects them, at its owner's expense and by the owner's rules. Protocol 04 §7.6, §7.7. */
@MuseumTest
class CollectTest {

    private static final List<String> UPLOAD_URLS = List.of("/upload-urls?count=1", "/multipart-upload-urls?count=2");

    private final People people;
    private final JdbcClient jdbc;
    private final Person alice;
    private final Album album;
    private final AlbumPage page;

    CollectTest(People people, RunningMuseum museum) {
        this.people = people;
        this.jdbc = museum.bean(JdbcClient.class);
        this.alice = people.signUp("alice");
        this.album = alice.createAlbum("Party");
        this.page = people.guest()
                .album(alice.createLink(album, Map.of("enableCollect", true)))
                .open();
    }

    /** What a guest sends whose objects are the owner's own: they have the form that is wanted. */
    private ObjectNode file() {
        return alice.putObjects(album, EncryptedPicture.of(Picture.named("guest.jpg")));
    }

    private Answer create(AlbumPage at, ObjectNode file) {
        return at.call("POST", "/file").body(file).send();
    }

    @Test
    void theOwnersPrivateMetadataAreNotForGuests() {
        var file = file();
        file.set("magicMetadata", object("version", 1, "count", 1, "data", "ZGF0YQ==", "header", "aGVhZGVy"));
        var id = create(page, file).ok().fields().number("id");
        assertThat(jdbc.sql("SELECT magic_metadata FROM files WHERE file_id = :file")
                        .param("file", id)
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .single())
                .isEqualTo("null");
        assertThat(alice.sync().photo("Party", "guest.jpg").privateMagic().version())
                .isZero();
    }

    @Test
    void onlyTheAlbumOfTheLinkIsOpen() {
        var other = alice.createAlbum("Other");
        create(page, file().put("collectionID", other.id()))
                .is(400, "BAD_REQUEST", "can only update to associated collection");
        assertThat(alice.sync().names("Other")).isEmpty();
    }

    @Test
    void withoutTheSwitchNothingIsCollected() {
        var file = file();
        alice.changeLink(album, Map.of("enableCollect", false));
        for (var path : UPLOAD_URLS) {
            page.call("GET", path).send().is(405, "PUBLIC_COLLECT_DISABLED");
        }
        Refused.answer(() -> page.collect(Picture.named("guest.jpg"))).is(405, "PUBLIC_COLLECT_DISABLED");
        create(page, file).is(405, "PUBLIC_COLLECT_DISABLED");
    }

    @Test
    void whatIsCollectedCountsForItsOwner() {
        long before = usage();
        var picture = Picture.sized("guest.jpg", 100_000);
        page.collect(picture);
        assertThat(usage() - before).isBetween(100_000L, 110_000L);
    }

    @Test
    void aFullStorageCollectsNothing() {
        var file = file();
        jdbc.sql("UPDATE usage SET storage_consumed = 1::bigint << 50 WHERE user_id = :user")
                .param("user", alice.id())
                .update();
        for (var path : UPLOAD_URLS) {
            page.call("GET", path).send().isPlain(426);
        }
        Refused.answer(() -> page.collect(Picture.named("guest.jpg"))).isPlain(426);
        create(page, file).isPlain(426);
        assertThat(page.photos()).isEmpty();
    }

    @Test
    void anOwnerWithoutAPlanShowsAndCollectsNothing() {
        jdbc.sql("UPDATE subscriptions SET expiry_time = 1 WHERE user_id = :user")
                .param("user", alice.id())
                .update();
        Refused.answer(page::open).isError(410, "no active subscription");
        Refused.answer(() -> page.collect(Picture.named("guest.jpg"))).isError(410, "no active subscription");
        alice.post("/collections/share-url", object("collectionID", album.id())).isPlain(402);
        alice.put("/collections/share-url", object("collectionID", album.id(), "enableCollect", false))
                .isPlain(402);
        alice.removeLink(album);
    }

    @Test
    void anAlbumOrAccountThatIsDeletedCollectsNothing() {
        alice.deleteAlbumWithFiles(album);
        Refused.answer(() -> page.collect(Picture.named("guest.jpg"))).isError(410, "disabled token");
        var bob = people.signUp("bob");
        var bobs = people.guest()
                .album(bob.createLink(bob.createAlbum("Party"), Map.of("enableCollect", true)))
                .open();
        bob.device().deleteAccount();
        Refused.answer(() -> bobs.collect(Picture.named("guest.jpg"))).isError(410, "disabled token");
    }

    @Test
    void guestsAnswersTellNothingOfTheOwner() {
        var file = create(page, file()).ok().json();
        assertThat(file.has("magicMetadata")).isFalse();
        assertThat(file.path("ownerID").longValue()).isEqualTo(alice.id());
        assertThat(page.open().name()).isEqualTo("Party");
        assertThat(page.call("GET", "/info").send().ok().text()).doesNotContain(alice.email());
    }

    private long usage() {
        return jdbc.sql("SELECT coalesce(sum(storage_consumed), 0) FROM usage WHERE user_id = :user")
                .param("user", alice.id())
                .query(Long.class)
                .single();
    }
}
