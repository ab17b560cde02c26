package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import museum.client.Album;
import museum.client.EncryptedPicture;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.UploadWay;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Files whose contents, thumbnails and metadata change. */
@MuseumTest
class UpdateFileTest {

    private final Person alice;
    private final Album album;
    private final Photo photo;
    private final Backstage backstage;
    private final RunningMuseum museum;

    UpdateFileTest(People people, RunningMuseum museum) {
        this.museum = museum;
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        photo = alice.upload(album, Picture.sized("beach.jpg", 1_000));
        backstage = new Backstage(museum);
    }

    @Test
    void newContentsAreWhatEverybodySees() {
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();
        var edited = Picture.sized("edited.jpg", 3_000);
        alice.update(photo, edited);
        var seen = phone.sync().photo("Summer", "edited.jpg");
        assertThat(phone.download(seen)).isEqualTo(edited.content());
        assertThat(phone.downloadThumbnail(seen)).isEqualTo(edited.thumbnail());
        backstage.assertInOrder(alice);
    }

    @Test
    void whatWasReplacedIsDeletedWeeksLater() {
        var file = backstage.key(photo.id(), "file");
        var thumbnail = backstage.key(photo.id(), "thumbnail");
        alice.update(photo, Picture.named("edited.jpg"));
        backstage.deleteOutdated();
        backstage.daysPass(23);
        backstage.deleteOutdated();
        assertThat(backstage.objectsOf(alice)).hasSize(4).contains(file, thumbnail);
        backstage.daysPass(2);
        backstage.deleteOutdated();
        assertThat(backstage.objectsOf(alice)).hasSize(2).doesNotContain(file, thumbnail);
        backstage.assertInOrder(alice);
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        var request = updateRequest();
        var first = alice.put("/files/update", request).ok().fields();
        var second = alice.put("/files/update", request).ok().fields();
        assertThat(second.number("updationTime")).isGreaterThan(first.number("updationTime"));
        backstage.assertInOrder(alice);
        backstage.yearsPass();
        backstage.assertInOrder(alice);
    }

    @Test
    void oneObjectAloneCanBeNew() {
        var request = updateRequest();
        var onlyFile = request.deepCopy();
        ((ObjectNode) onlyFile.get("thumbnail"))
                .put("objectKey", backstage.key(photo.id(), "thumbnail"))
                .put("size", 0);
        alice.put("/files/update", onlyFile).ok();
        backstage.assertInOrder(alice);
        var onlyThumbnail = request.deepCopy();
        alice.put("/files/update", onlyThumbnail).ok();
        backstage.assertInOrder(alice);
        assertThat(backstage.key(photo.id(), "thumbnail"))
                .isEqualTo(request.at("/thumbnail/objectKey").asString());
    }

    @Test
    void objectsOfAnotherFileAreRefused() {
        var other = alice.upload(album, Picture.named("other.jpg"));
        var request = updateRequest();
        ((ObjectNode) request.get("file"))
                .put("objectKey", backstage.key(other.id(), "file"))
                .put("size", 0);
        alice.put("/files/update", request).isPlain(400);
        ((ObjectNode) request.get("file"))
                .put("objectKey", backstage.key(photo.id(), "thumbnail"))
                .put("size", 0);
        alice.put("/files/update", request).isPlain(400);
        backstage.assertInOrder(alice);
    }

    @Test
    void aThumbnailIsReplacedByASmallerOne() {
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();
        var key = put(new byte[100]);
        alice.put("/files/thumbnail", thumbnail(key)).isEmpty();
        assertThat(phone.sync().photo("Summer", "beach.jpg").thumbnailSize()).isEqualTo(100);
        alice.put("/files/thumbnail", thumbnail(put(new byte[101]))).isPlain(400);
        backstage.assertInOrder(alice);
    }

    @Test
    void thePresentThumbnailKeepsNoConnection() throws Exception {
        int connections =
                museum.bean(DataSource.class).unwrap(HikariDataSource.class).getMaximumPoolSize();
        var key = backstage.key(photo.id(), "thumbnail");
        for (int i = 0; i <= connections; i++) {
            alice.put("/files/thumbnail", thumbnail(key)).isEmpty();
        }
        for (int i = 0; i <= connections; i++) {
            alice.put("/files/thumbnail", thumbnail(backstage.key(photo.id(), "file")))
                    .is(400);
        }
        backstage.assertInOrder(alice);
    }

    @Test
    void aMissingObjectIsNotAnErrorOfTheServer() {
        var request = updateRequest();
        ((ObjectNode) request.get("file")).put("objectKey", alice.id() + "/00000000-0000-4000-8000-000000000000");
        alice.put("/files/update", request).is(503, "OBJECT_SIZE_FETCH_FAILED");
    }

    @Test
    void aFileThatIsDeletedForGoodChangesNoMore() {
        alice.trash(photo);
        alice.deleteForever(photo);
        alice.put("/files/update", updateRequest()).isPlain(404);
        alice.put("/files/thumbnail", thumbnail(put(new byte[10]))).isPlain(404);
        alice.put("/files/magic-metadata", metadata(1)).isPlain(404);
        alice.put("/files/public-magic-metadata", metadata(1)).isPlain(404);
        alice.put(
                        "/files/data",
                        object(
                                "fileID", photo.id(),
                                "type", "mldata",
                                "encryptedData", "eA==",
                                "decryptionHeader", "eA=="))
                .isPlain(404);
    }

    @Test
    void ofTwoDevicesThatEditAtOnceOneIsRefused() throws Exception {
        alice.editPublic(photo, Map.of("caption", "first"));
        for (int version = 2; version < 6; version++) {
            int current = version;
            var calls = new ArrayList<Callable<Integer>>();
            for (int device = 0; device < 4; device++) {
                calls.add(() -> alice.put("/files/public-magic-metadata", metadata(current))
                        .status());
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Integer>();
                for (var answer : threads.invokeAll(calls)) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
            }
        }
    }

    @Test
    void metadataThatAreNoneAreRefused() {
        alice.put("/files/magic-metadata", object("metadataList", java.util.List.of(object("id", photo.id()))))
                .isPlain(400);
        assertThat(backstage.count("files WHERE file_id = ? AND magic_metadata IS NULL", photo.id()))
                .isEqualTo(1);
    }

    private ObjectNode updateRequest() {
        var encrypted = EncryptedPicture.of(Picture.sized("edited.jpg", 2_000), photo.key());
        return encrypted.update(
                photo.id(),
                put(encrypted.content().ciphertext()),
                put(encrypted.thumbnail().ciphertext()));
    }

    private String put(byte[] bytes) {
        return alice.device().transfer().put(bytes, UploadWay.single());
    }

    private Object thumbnail(String key) {
        return object("fileID", photo.id(), "thumbnail", object("objectKey", key, "decryptionHeader", "aGVhZA=="));
    }

    private Object metadata(int version) {
        return object(
                "metadataList",
                java.util.List.of(object(
                        "id",
                        photo.id(),
                        "magicMetadata",
                        object("version", version, "count", 1, "data", "eA==", "header", "eA=="))));
    }
}
