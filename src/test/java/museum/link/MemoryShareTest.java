package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import museum.client.Album;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Refused;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Some pictures for everybody with the link, for a week at most. Protocol 04 §9. */
@MuseumTest
class MemoryShareTest {

    private final People people;
    private final Person alice;
    private final Album album;
    private final Picture beach = Picture.named("beach.jpg");
    private final Photo photo;
    private final Photo other;

    MemoryShareTest(People people) {
        this.people = people;
        this.alice = people.signUp("alice");
        this.album = alice.createAlbum("Summer");
        this.photo = alice.upload(album, beach);
        this.other = alice.upload(album, Picture.named("other.jpg"));
    }

    private static List<String> titles(List<Photo> photos) {
        return photos.stream().map(Photo::title).toList();
    }

    @Test
    void whoeverHasTheLinkSeesThePicturesInTheirOrder() {
        var page = people.guest().memory(alice.shareMemory("A year ago", other, photo));
        assertThat(page.name()).isEqualTo("A year ago");
        var photos = page.photos();
        assertThat(titles(photos)).containsExactly("other.jpg", "beach.jpg");
        assertThat(page.content(photos.get(1))).isEqualTo(beach.content());
        assertThat(page.thumbnail(photos.get(1))).isEqualTo(beach.thumbnail());
    }

    @Test
    void whatIsTrashedOrNotAmongThemIsNotShown() {
        var hidden = alice.upload(album, Picture.named("hidden.jpg"));
        var page = people.guest().memory(alice.shareMemory("A year ago", photo, other));
        Refused.answer(() -> page.content(hidden)).isPlain(404);
        alice.trash(other);
        assertThat(titles(page.photos())).containsExactly("beach.jpg");
        Refused.answer(() -> page.content(other)).isPlain(404);
        page.call("GET", "/file-data?type=vid_preview&fileID=" + hidden.id())
                .send()
                .isPlain(404);
    }

    @Test
    void aMemoryOfSomebodyElsesPicturesEndsWithTheShare() {
        var bob = people.signUp("bob");
        alice.share(album, bob, Role.VIEWER);
        var page =
                people.guest().memory(bob.shareMemory("With Alice", bob.sync().photo("Summer", "beach.jpg")));
        assertThat(page.photos()).hasSize(1);

        alice.unshare(album, bob);
        assertThat(page.photos()).isEmpty();
        Refused.answer(() -> page.content(photo)).isPlain(404);
        Refused.answer(() -> page.thumbnail(photo)).isPlain(404);
    }

    @Test
    void aMemoryEndsWithTheAccount() {
        var page = people.guest().memory(alice.shareMemory("A year ago", photo));
        alice.device().deleteAccount();
        Refused.answer(page::photos).isError(410, "memory share is deleted");
        Refused.answer(() -> page.content(photo)).isError(410, "memory share is deleted");
    }

    @Test
    void aMemoryEndsAfterAWeekOrWhenItIsWithdrawn(RunningMuseum museum) {
        var page = people.guest().memory(alice.shareMemory("A year ago", photo));
        var share = shares(alice).getFirst().number("id");
        museum.bean(JdbcClient.class)
                .sql("UPDATE memory_shares SET created_at = created_at - 604800000000 WHERE id = :id")
                .param("id", share)
                .update();
        Refused.answer(page::photos).isError(410, "expired token");
        assertThat(shares(alice)).isEmpty();
        alice.get("/memory-share/" + share).isPlain(404);

        var second = people.guest().memory(alice.shareMemory("Again", photo));
        alice.delete("/memory-share/" + shares(alice).getFirst().number("id")).isPlain(200);
        Refused.answer(second::photos).isError(410, "memory share is deleted");
    }

    private static List<Fields> shares(Person person) {
        return person.get("/memory-share").ok().fields().objects("memoryShares");
    }

    @Test
    void whatCannotBeSharedIsRefused() {
        var bob = people.signUp("bob");
        bob.post("/memory-share", memory(item(photo.id()))).isPlain(403);
        alice.post("/memory-share", memory()).isPlain(400);
        alice.post("/memory-share", memory(item(photo.id()), item(photo.id()))).isPlain(400);
        alice.post("/memory-share", memory(item(photo.id()), item(99))).isPlain(400);
        alice.post("/memory-share", memory(item(photo.id()).put("position", -1)))
                .isPlain(400);
        alice.post("/memory-share", memory(item(photo.id()).put("position", 1), item(other.id())))
                .isPlain(400);
        alice.post("/memory-share", memory(object("fileID", photo.id()))).isPlain(400);
        alice.post("/memory-share", memory(item(photo.id())).put("type", "album"))
                .isPlain(400);
        alice.post(
                        "/memory-share",
                        memory(Stream.generate(() -> item(photo.id()))
                                .limit(1001)
                                .toArray(ObjectNode[]::new)))
                .isPlain(413);
        assertThat(shares(alice)).isEmpty();
    }

    private static ObjectNode item(long fileId) {
        return object("fileID", fileId, "encryptedKey", "a2V5", "keyDecryptionNonce", "bm9uY2U=");
    }

    private static ObjectNode memory(ObjectNode... files) {
        return object("encryptedKey", "a2V5", "keyDecryptionNonce", "bm9uY2U=", "files", List.of(files));
    }
}
