package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.FilePage;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** A link to one document or picture, from its making to its end. Protocol 04 §8. */
@MuseumTest
class FileLinkTest {

    private final People people;
    private final Person alice;
    private final Picture picture = Picture.named("passport.pdf");
    private final Photo file;

    FileLinkTest(People people) {
        this.people = people;
        this.alice = people.signUp("alice", Program.LOCKER_WEB);
        this.file = alice.upload(alice.createAlbum("Documents", "folder"), picture);
    }

    @Test
    void whoeverHasTheLinkSeesTheFile() {
        var link = alice.createFileLink(file);
        assertThat(link).startsWith("https://share.ente.com/");
        var page = people.guest().file(link);
        assertThat(page.title()).isEqualTo("passport.pdf");
        assertThat(page.content()).isEqualTo(picture.content());
        assertThat(page.thumbnail()).isEqualTo(picture.thumbnail());
        assertThat(alice.createFileLink(file))
                .as("the same link, its secret found again")
                .isEqualTo(link);
    }

    @Test
    void aRemovedLinkIsDeadAtOnceAndTheNextIsAnother() {
        var link = alice.createFileLink(file);
        var page = people.guest().file(link);
        alice.delete("/files/share-url/" + file.id()).isPlain(200);
        Refused.answer(page::content).isError(410, "disabled token");
        Refused.answer(page::open).isError(410, "disabled token");
        assertThat(alice.createFileLink(file)).isNotEqualTo(link);
    }

    @Test
    void aTrashedFileTakesItsLinkWithItForGood() {
        var page = people.guest().file(alice.createFileLink(file));
        alice.trash(file);
        Refused.answer(page::content).isError(410, "disabled token");
        alice.restore(alice.createAlbum("Others"), file);
        Refused.answer(page::open).isError(410, "disabled token");
    }

    @Test
    void aPasswordIsAskedForAndTriedTenTimesAMinute() {
        var page = people.guest().file(alice.createFileLink(file));
        alice.put(
                        "/files/share-url",
                        object(
                                "linkID",
                                "x",
                                "fileID",
                                file.id(),
                                "passHash",
                                "aGFzaA==",
                                "nonce",
                                "bm9uY2U=",
                                "memLimit",
                                64 << 20,
                                "opsLimit",
                                2))
                .ok();

        assertThat(Refused.answer(page::content)
                        .is(401)
                        .fields()
                        .object("error")
                        .text("code"))
                .isEqualTo("PASS_PROTECTED_RESOURCE");
        assertThat(page.call("GET", "/pass-info").send().ok().fields().text("nonce"))
                .isEqualTo("bm9uY2U=");
        IntStream.range(0, 9).forEach(turn -> verify(page, "guess " + turn).isPlain(401));
        var proof = verify(page, "aGFzaA==").ok().fields().text("jwtToken");
        verify(page, "guess").isError(429, "Rate limit breached, try later");
        page.call("GET", "/file")
                .header("X-Auth-Access-Token-JWT", proof)
                .send()
                .is(307);
    }

    private static Answer verify(FilePage page, String hash) {
        return page.call("POST", "/verify-password")
                .body(object("passHash", hash))
                .send();
    }

    @Test
    void devicesAreCountedWhereTheOwnerWantsIt() {
        var link = alice.createFileLink(file);
        alice.put("/files/share-url", object("linkID", "x", "fileID", file.id(), "deviceLimit", 1))
                .ok();
        var guest = people.guest();
        var page = guest.file(link);
        Refused.answer(() -> people.guest().file(link)).is(403, "LINK_DEVICE_LIMIT_EXCEEDED");
        guest.moves();
        page.open();
    }

    /** The list is ordered by the last change. */
    @Test
    void lookingForALinkIsNoChange() {
        var album = alice.createAlbum("Winter");
        var files = List.of(
                alice.upload(album, Picture.named("first.jpg")), alice.upload(album, Picture.named("second.jpg")));
        files.forEach(alice::createFileLink);
        alice.post("/files/share-url", object("fileID", files.getFirst().id(), "app", "locker"))
                .ok();
        assertThat(alice.get("/files/share-url?sinceTime=0").ok().fields().objects("diff").stream()
                        .map(link -> link.number("fileID")))
                .containsExactly(files.getLast().id(), files.getFirst().id());
    }

    @Test
    void ownersFindTheirLinksAgain() {
        assertThat(alice.get("/files/share-url?sinceTime=0").ok().text()).isEqualTo("{\"diff\":null}");
        var link = alice.createFileLink(file);
        var listed = alice.get("/files/share-url?sinceTime=0").ok().fields().objects("diff");
        assertThat(listed).hasSize(1);
        assertThat(link).startsWith(listed.getFirst().text("url") + "#");
    }
}
