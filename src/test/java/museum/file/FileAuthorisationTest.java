package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import museum.client.Album;
import museum.client.Answer;
import museum.client.EncryptedPicture;
import museum.client.MakesCalls;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.client.Role;
import museum.client.UploadWay;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what with files: their owner everything, who sees them in an album only look, everybody else nothing. */
@MuseumTest
class FileAuthorisationTest {

    private final Person alice;
    private final Person bob;
    private final Album album;
    private final Photo photo;

    FileAuthorisationTest(People people) {
        alice = people.signUp("alice");
        bob = people.signUp("bob");
        album = alice.createAlbum("Summer");
        photo = alice.upload(album, Picture.named("beach.jpg"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "COLLABORATOR", "ADMIN"})
    void whoeverIsInTheAlbumReads(Role role) {
        alice.share(album, bob, role);
        assertThat(bob.download(photo)).isEqualTo(alice.download(photo));
        assertThat(bob.downloadThumbnail(photo)).isEqualTo(alice.downloadThumbnail(photo));
        fetchData(bob).is(404);
        preview(bob).is(404);
    }

    @Test
    void aStrangerReadsNothing() {
        bob.get("/files/download/" + photo.id()).isPlain(403);
        bob.get("/files/preview/" + photo.id()).isPlain(403);
        fetchData(bob).isPlain(403);
        preview(bob).isPlain(403);
        bob.post("/files/data/fetch", object("fileIDs", List.of(photo.id()), "type", "mldata"))
                .isPlain(403);
        bob.post("/files/info", object("fileIDs", List.of(photo.id()))).isPlain(403);
        assertThat(bob.post("/files/size", object("fileIDs", List.of(photo.id())))
                        .ok()
                        .fields()
                        .number("size"))
                .isZero();
    }

    @Test
    void readingEndsWithTheShare() {
        alice.share(album, bob, Role.VIEWER);
        bob.download(photo);
        alice.unshare(album, bob);
        bob.get("/files/download/" + photo.id()).isPlain(403);
        fetchData(bob).isPlain(403);
    }

    @Test
    void readingEndsWhenTheFileIsTrashed() {
        alice.share(album, bob, Role.ADMIN);
        alice.trash(photo);
        bob.get("/files/download/" + photo.id()).isPlain(403);
        bob.get("/files/preview/" + photo.id()).isPlain(403);
        fetchData(bob).isPlain(403);
        assertThat(alice.download(photo)).isNotEmpty();
    }

    @Test
    void aFileThatAnAdminTookOutIsHiddenFromAllButItsOwner(People people) {
        var carol = people.signUp("carol");
        alice.share(album, bob, Role.ADMIN);
        alice.share(album, carol, Role.VIEWER);
        bob.post("/collections/v3/remove-files", object("collectionID", album.id(), "fileIDs", List.of(photo.id())))
                .isEmpty();
        carol.get("/files/download/" + photo.id()).isPlain(403);
        carol.get("/files/data/fetch?type=mldata&fileID=" + photo.id()).isPlain(403);
        assertThat(alice.download(photo)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "COLLABORATOR", "ADMIN"})
    void nobodyButTheOwnerChangesAFile(Role role) {
        alice.share(album, bob, role);
        refusesEveryChange(bob);
    }

    @Test
    void aStrangerChangesNothing() {
        refusesEveryChange(bob);
    }

    private void refusesEveryChange(Person other) {
        var mine = other.createAlbum("Mine");
        Refused.answer(() -> other.update(photo, Picture.named("other.jpg"))).isPlain(403);
        Refused.answer(() -> other.editPublic(photo, Map.of("caption", "mine"))).isPlain(403);
        Refused.answer(() -> other.editPrivate(photo, Map.of("visibility", 1))).isPlain(403);
        Refused.answer(() -> other.trash(photo)).isPlain(403);
        other.post("/files/trash", object("items", List.of(object("fileID", photo.id(), "collectionID", mine.id()))))
                .isPlain(403);
        Refused.answer(() -> other.restore(mine, photo)).isPlain(403);
        other.put("/files/data", mlData()).isPlain(403);
        other.put("/files/video-data", videoData()).isPlain(403);
        other.get("/files/data/preview-upload-url?type=vid_preview&fileID=" + photo.id())
                .isPlain(403);
        other.put("/files/thumbnail", thumbnailOf(other)).isPlain(403);
        other.deleteForever(photo);
        assertThat(alice.download(photo)).isNotEmpty();
        assertThat(alice.sync().photo("Summer", "beach.jpg").publicMagic().text("caption"))
                .isNull();
    }

    @Test
    void filesAreMadeInOnesOwnAlbumsOnly() {
        alice.share(album, bob, Role.COLLABORATOR);
        var request = bob.putObjects(bob.createAlbum("Mine"), EncryptedPicture.of(Picture.named("bobs.jpg")));
        bob.post("/files", request.put("collectionID", album.id())).isPlain(403);
        alice.unshare(album, bob);
        bob.post("/files", request).isPlain(403);
        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg");
    }

    @Test
    void objectsOfOthersCannotBeRegistered() {
        var alices = alice.putObjects(album, EncryptedPicture.of(Picture.named("alices.jpg")));
        bob.post("/files", alices.put("collectionID", bob.createAlbum("Mine").id()))
                .isPlain(400);
        alice.post("/files", alices.put("collectionID", album.id())).ok();
    }

    @Test
    void whatIsCopiedMustBeSeen() {
        var mine = bob.createAlbum("Mine");
        Refused.answer(() -> bob.copy(album, mine, photo)).isPlain(404);
        alice.share(album, bob, Role.VIEWER);
        Refused.answer(() -> bob.copy(album, album, photo)).isPlain(403);
        bob.copy(album, mine, photo);
        alice.unshare(album, bob);
        Refused.answer(() -> bob.copy(album, mine, photo)).isPlain(404);
    }

    @Test
    void theTrashOfOthersIsInvisible() {
        alice.trash(photo);
        assertThat(bob.get("/trash/v2/diff?sinceTime=0").ok().fields().objects("diff"))
                .isEmpty();
        bob.deleteForever(photo);
        bob.post("/trash/empty", object("lastUpdatedAt", 3_000_000_000_000_000L))
                .isEmpty();
        Refused.answer(() -> bob.restore(bob.createAlbum("Mine"), photo)).isPlain(403);
        assertThat(alice.sync().trashedNames()).containsExactly("beach.jpg");
    }

    @Test
    void statusOfDerivedDataIsForTheOwner() {
        alice.share(album, bob, Role.ADMIN);
        alice.put("/files/data", mlData()).ok();
        assertThat(bob.post("/files/data/status-diff", object("lastUpdatedAt", 0))
                        .ok()
                        .fields()
                        .objectsOrNone("diff"))
                .isEmpty();
    }

    @Test
    void theAuthenticatorHasNoFiles() {
        var authenticator = alice.logIn(Program.AUTH_MOBILE);
        for (var answer : List.of(
                authenticator.get("/files/upload-eligibility"),
                authenticator.get("/files/upload-urls?count=1"),
                authenticator.get("/files/download/" + photo.id()),
                authenticator.get("/trash/v2/diff?sinceTime=0"),
                authenticator.post("/files/trash", object("items", List.of())))) {
            answer.isError(403, "invalid app for endpoint");
        }
    }

    private Answer fetchData(MakesCalls who) {
        return who.get("/files/data/fetch?type=mldata&fileID=" + photo.id());
    }

    private Answer preview(MakesCalls who) {
        return who.get("/files/data/preview?type=vid_preview&fileID=" + photo.id());
    }

    private Object mlData() {
        return object(
                "fileID", photo.id(), "type", "mldata", "encryptedData", "b3RoZXI=", "decryptionHeader", "aGVhZA==");
    }

    private Object videoData() {
        return object(
                "fileID", photo.id(),
                "objectID", "pv_0000000000000000000000",
                "objectSize", 5,
                "playlist", "eA==",
                "playlistHeader", "eA==");
    }

    private Object thumbnailOf(Person other) {
        var key = other.device().transfer().put(new byte[10], UploadWay.single());
        return object("fileID", photo.id(), "thumbnail", object("objectKey", key, "decryptionHeader", "aGVhZA=="));
    }
}
