package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import museum.client.Album;
import museum.client.EncryptedPicture;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Program;
import museum.client.UploadWay;
import museum.database.TestDatabase;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Too much, too large, in the wrong app, or nothing at all: refused with a status that says so. */
@MuseumTest
class LimitsTest {

    private final Person alice;
    private final Album album;
    private final Backstage backstage;

    LimitsTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        backstage = new Backstage(museum);
    }

    @Test
    void hugeListsAreRefused() {
        var ids = Collections.nCopies(100_001, 1L);
        alice.post("/files/size", object("fileIDs", ids)).isPlain(413);
        alice.post("/files/info", object("fileIDs", ids)).isPlain(413);
        var items = Collections.nCopies(100_001, object("id", 1));
        alice.put("/files/public-magic-metadata", object("metadataList", items)).isPlain(413);
        alice.put("/files/magic-metadata", object("metadataList", items.subList(0, 1_001)))
                .isPlain(413);
    }

    @Test
    void aThumbnailThatIsNoneIsTooLarge() {
        var request = request();
        var key = request.at("/thumbnail/objectKey").asString();
        backstage.store().put(backstage.hot(), key, new byte[(100 << 20) + 1]);
        ((ObjectNode) request.get("thumbnail")).put("size", 0);
        alice.post("/files", request).isPlain(413);
        backstage.store().delete(backstage.hot(), key);
    }

    @Test
    void anUploadInPartsMustHaveRoom() {
        backstage.update("UPDATE subscriptions SET storage = 1000 WHERE user_id = ?", alice.id());
        var md5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
        var tooMuch = object("contentLength", 60L << 20, "partLength", 60L << 20, "partMd5s", List.of(md5));
        alice.post("/files/multipart-upload-url", tooMuch).isPlain(426);
        var enough = object("contentLength", 40L << 20, "partLength", 40L << 20, "partMd5s", List.of(md5));
        alice.post("/files/multipart-upload-url", enough).ok();
    }

    @Test
    void theWrongAppIsAMatterOfPermission() {
        var locker = alice.logIn(Program.LOCKER_MOBILE);
        var folder = locker.createAlbum("Documents", "folder");
        alice.post("/files", request().put("collectionID", folder.id())).isPlain(403);
    }

    @Test
    void aNewThumbnailMayNotBeLargerAndItsSizeIsTold() {
        var photo = alice.upload(album, Picture.sized("beach.jpg", 500));
        alice.put("/files/thumbnail", thumbnail(photo.id(), 100_000)).isPlain(400);
        alice.put("/files/thumbnail", thumbnail(photo.id(), 100)).isEmpty();
        assertThat(alice.sync().photo("Summer", "beach.jpg").thumbnailSize()).isEqualTo(100);
        backstage.assertInOrder(alice);
    }

    /** Seen where no server has ever stored a file. */
    @Test
    void noFilesAtAllAreCounted() {
        var files =
                new FileInfoQueries(JdbcClient.create(TestDatabase.migrated().dataSource()));
        assertThat(files.count()).isNotNegative();
    }

    private ObjectNode request() {
        return alice.putObjects(album, EncryptedPicture.of(Picture.sized("beach.jpg", 500)));
    }

    private Object thumbnail(long file, int size) {
        var key = alice.device().transfer().put(new byte[size], UploadWay.single());
        return object("fileID", file, "thumbnail", object("objectKey", key, "decryptionHeader", "aGVhZA=="));
    }
}
