package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Role;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an owner decides about a link: what is refused, what members learn of it, and that no decision is lost. Protocol 04 §6.2, §6.4, §8.2. */
@MuseumTest
class LinkSettingsTest {

    private final People people;
    private final Person alice;
    private final Album album;

    LinkSettingsTest(People people) {
        this.people = people;
        this.alice = people.signUp("alice");
        this.album = alice.createAlbum("Summer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                       | all parameters are missing",
                "{\"memLimit\":1,\"opsLimit\":1}          | all parameters are missing",
                "{\"deviceLimit\":-1}                     | device limit: -1 out of range [0-50]",
                "{\"deviceLimit\":51}                     | device limit: 51 out of range [0-50]",
                "{\"validTill\":1}                        | valid till should be greater than current timestamp",
                "{\"passHash\":\"aGFzaA==\"}              | all password params should be either present or missing",
                "{\"nonce\":\"bm9uY2U=\",\"opsLimit\":1}  | all password params should be either present or missing",
                "{\"passHash\":\"aA==\",\"nonce\":\"bg==\",\"memLimit\":1,\"opsLimit\":1,\"disablePassword\":true} | can not set and disable password in same request",
            })
    void whatNoLinkCanHaveIsRefused(String settings, String message) {
        alice.createLink(album);
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.createFileLink(photo);
        alice.put("/collections/share-url", settings(settings).put("collectionID", album.id()))
                .is(400, "BAD_REQUEST", message);
        alice.put(
                        "/files/share-url",
                        settings(settings).put("fileID", photo.id()).put("linkID", "x"))
                .is(400, "BAD_REQUEST", message);
        alice.put("/collections/share-url", settings(settings).put("collectionID", 99))
                .is(400, "BAD_REQUEST", message);
    }

    private static ObjectNode settings(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        alice.put("/collections/share-url", object("collectionID", album.id(), "deviceLimit", 1))
                .isPlain(404);
        alice.put("/collections/share-url", object("collectionID", 99, "deviceLimit", 1))
                .isPlain(404);
        alice.put("/files/share-url", object("linkID", "x", "fileID", 99, "deviceLimit", 1))
                .isPlain(404);
        alice.post("/collections/share-url", object("collectionID", 99)).isPlain(404);
        alice.post("/files/share-url", object("fileID", 99, "app", "photos")).isPlain(404);
        alice.delete("/collections/share-url/99").isPlain(404);
        alice.delete("/files/share-url/99").isPlain(404);
        alice.delete("/files/share-url/pft_0000000000000000000000").isPlain(400);
        alice.removeLink(album);
    }

    @Test
    void anAlbumForFilesWithoutAlbumAndADeletedOneHaveNoLinks() {
        var uncategorized = alice.createAlbum("Uncategorized", "uncategorized");
        alice.post("/collections/share-url", object("collectionID", uncategorized.id()))
                .isPlain(400);
        alice.deleteAlbumWithFiles(album);
        alice.post("/collections/share-url", object("collectionID", album.id())).isPlain(404);
    }

    @Test
    void makingALinkAgainChangesNothing() {
        var first = alice.createLink(album, Map.of("deviceLimit", 3));
        assertThat(alice.createLink(album, Map.of("deviceLimit", 7))).isEqualTo(first);
        assertThat(alice.album(album.id()).links().getFirst().deviceLimit()).isEqualTo(3);
    }

    @Test
    void membersLearnOfALinkFromTheirSyncAndAsFarAsTheirRoleGoes() {
        var viewer = people.signUp("viewer");
        var collaborator = people.signUp("collaborator");
        alice.share(album, viewer, Role.VIEWER);
        alice.share(album, collaborator, Role.COLLABORATOR);
        for (var member : List.of(viewer, collaborator)) {
            assertThat(member.sync().album("Summer").links()).isEmpty();
        }

        alice.createLink(album);
        assertThat(viewer.sync().album("Summer").links()).hasSize(1);
        assertThat(collaborator.sync().album("Summer").links()).hasSize(1);

        alice.changeLink(album, Map.of("minRole", "COLLABORATOR"));
        assertThat(viewer.sync().album("Summer").links()).isEmpty();
        assertThat(collaborator.sync().album("Summer").links()).hasSize(1);

        alice.removeLink(album);
        assertThat(collaborator.sync().album("Summer").links()).isEmpty();
        assertThat(alice.sync().album("Summer").links()).isEmpty();
    }

    @Test
    void noDecisionIsLostWhenManyAreTakenAtOnce() {
        alice.createLink(album);
        List<Map<String, Object>> decisions = List.of(
                Map.of("deviceLimit", 7),
                Map.of("validTill", 4_000_000_000_000_000L),
                Map.of("enableDownload", false),
                Map.of("enableCollect", true),
                Map.of("enableComment", true),
                Map.of("enableJoin", false));
        AtOnce.each(decisions.size(), number -> alice.changeLink(album, decisions.get(number)));
        var link = alice.album(album.id()).links().getFirst();
        assertThat(link.deviceLimit()).isEqualTo(7);
        assertThat(link.validTill()).isEqualTo(4_000_000_000_000_000L);
        assertThat(link.enableDownload()).isFalse();
        assertThat(link.enableCollect()).isTrue();
        assertThat(link.enableComment()).isTrue();
        assertThat(link.enableJoin()).isFalse();
    }

    /** The secret of a link is kept for its owner; what is there stays, what is missing is filled in. */
    @Test
    void aFileLinkIsCompletedButNotOverwritten() {
        Photo photo = alice.upload(album, Picture.named("beach.jpg"));
        var bare = object("fileID", photo.id(), "app", "photos");
        var first = alice.post("/files/share-url", bare).ok().fields();
        assertThat(first.has("encryptedShareKey")).isFalse();
        alice.post("/files/share-url", bare.deepCopy().put("encryptedShareKey", "one"))
                .ok();
        var last = alice.post(
                        "/files/share-url",
                        bare.deepCopy().put("encryptedShareKey", "two").put("kdfNonce", "nonce"))
                .ok()
                .fields();
        assertThat(last.text("url")).isEqualTo(first.text("url"));
        assertThat(last.text("encryptedShareKey")).isEqualTo("one");
        assertThat(last.text("kdfNonce")).isEqualTo("nonce");
        alice.post("/files/share-url", bare.deepCopy().put("app", "locker")).is(400, "BAD_REQUEST", "app mismatch");
    }
}
