package museum.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.UploadWay;
import museum.storage.DataCentre;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** Background work: what is deleted, what is not, and what happens when a step fails or is done twice. */
@MuseumTest
class LifeOfObjectsTest {

    private final Person alice;
    private final Album album;
    private final Photo photo;
    private final Backstage backstage;

    LifeOfObjectsTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        photo = alice.upload(album, Picture.named("beach.jpg"));
        backstage = new Backstage(museum);
    }

    @Test
    void anObjectThatCannotBeDeletedEverywhereIsTriedAgain() {
        var key = backstage.key(photo.id(), "file");
        backstage.update("UPDATE object_keys SET datacenters = '{b2-eu-cen,scw-eu-fr,b6}' WHERE object_key = ?", key);
        deleteForever();
        backstage.daysPass(46);
        backstage.deleteObjects();
        assertThat(backstage.isStored(key)).isFalse();
        assertThat(backstage.text("SELECT datacenters::text FROM object_keys WHERE object_key = ?", key))
                .as("the one without a bucket is left, the place of the past is only forgotten")
                .isEqualTo("{b6}");
        assertThat(waits("deleteObject", key)).isTrue();
        backstage.update("UPDATE object_keys SET datacenters = '{}' WHERE object_key = ?", key);
        backstage.deleteObjects();
        assertThat(backstage.count("object_keys WHERE object_key = ?", key)).isZero();
        assertThat(waits("deleteObject", key)).isFalse();
    }

    @Test
    void anObjectThatAFileNeedsIsNeverDeleted() {
        var key = backstage.key(photo.id(), "file");
        for (var queue : List.of("deleteObject", "outdatedObject", "deleteOutdatedObject")) {
            backstage.update("INSERT INTO queue (queue_name, item, created_at) VALUES (?, ?, 1)", queue, key);
        }
        backstage.deleteObjects();
        backstage.deleteOutdated();
        assertThat(backstage.isStored(key)).isTrue();
        backstage.assertInOrder(alice);
    }

    @Test
    void neededObjectsAtTheHeadOfTheQueueDoNotKeepOthersWaiting() {
        var needed = backstage.key(photo.id(), "file");
        backstage.update("INSERT INTO queue (queue_name, item, created_at) VALUES ('outdatedObject', ?, 1)", needed);
        alice.update(alice.upload(album, Picture.named("second.jpg")), Picture.named("edited.jpg"));
        backstage.deleteOutdated();
        backstage.daysPass(25);
        backstage.deleteOutdated();
        assertThat(backstage.objectsOf(alice)).hasSize(4).contains(needed);
        assertThat(waits("outdatedObject", needed)).isTrue();
    }

    @Test
    void metadataAreWipedOutWhenObjectsAreGoneAndOnlyThen() {
        var second = alice.upload(album, Picture.named("second.jpg"));
        deleteForever();
        alice.trash(second);
        alice.deleteForever(second);
        backstage.scrub();
        backstage.daysPass(46);
        backstage.deleteObjects();
        backstage.update(
                "INSERT INTO object_keys (file_id, o_type, object_key, size, datacenters, is_deleted) VALUES (?, 'file', ?, 1, '{b6}', true)",
                photo.id(),
                alice.id() + "/still there");
        fiftyOneDaysAgo(photo);
        fiftyOneDaysAgo(second);
        backstage.scrub();
        assertThat(metadata(photo)).isNotEqualTo("-");
        assertThat(metadata(second)).isEqualTo("-");
        backstage.update("DELETE FROM object_keys WHERE file_id = ?", photo.id());
        backstage.scrub();
        assertThat(metadata(photo)).isEqualTo("-");
        assertThat(alice.get("/trash/v2/diff?sinceTime=0").ok().fields().objects("diff"))
                .allSatisfy(entry -> assertThat(
                                entry.object("file").object("metadata").text("encryptedData"))
                        .isEqualTo("-"));
    }

    /** More than one batch, all of one version and one moment. */
    @Test
    void thousandsThatWereDeletedAtOnceAreWipedOut() {
        backstage.update("DELETE FROM queue WHERE queue_name = 'dropFileEncMetata'");
        var files = backstage.manyFiles(alice, album, 2_600);
        backstage
                .sql()
                .sql("""
                INSERT INTO trash (file_id, user_id, collection_id, delete_by, is_deleted, updated_at)
                SELECT file, :owner, :album, 1, true, 1000 FROM unnest(:files) AS file
                """)
                .param("owner", alice.id())
                .param("album", album.id())
                .param("files", files.toArray(Long[]::new))
                .update();
        backstage.scrub();
        backstage.scrub();
        assertThat(backstage.count("files WHERE owner_id = ? AND encrypted_metadata = 'eA=='", alice.id()))
                .isZero();
    }

    /** The server has ended between writing them and their row. */
    @Test
    void derivedDataThatNoRowTellsOfAreDeletedWithTheFile() {
        var key = "%d/file-data/%d/mldata".formatted(alice.id(), photo.id());
        backstage.store().put(backstage.hot(), key, new byte[5]);
        deleteForever();
        backstage.daysPass(46);
        backstage.deleteObjects();
        assertThat(backstage.objectsOf(alice)).isEmpty();
    }

    @Test
    void whatAnOldKindOfSearchLeftIsDeletedWithTheFile() {
        var key = "%d/ml-data/%d/onnx-clip".formatted(alice.id(), photo.id());
        backstage.store().put(backstage.hot(), key, new byte[5]);
        backstage.update(
                "INSERT INTO embeddings (file_id, owner_id, model) VALUES (?, ?, 'onnx-clip')", photo.id(), alice.id());
        deleteForever();
        backstage.deleteEmbeddings();
        assertThat(backstage.isStored(key)).isFalse();
        assertThat(backstage.count("embeddings WHERE file_id = ?", photo.id())).isZero();
        assertThat(waits("deleteEmbedding", String.valueOf(photo.id()))).isFalse();
    }

    @Test
    void nothingUnreferencedIsLeftOfALongLife() {
        for (int i = 0; i < 3; i++) {
            alice.update(photo, Picture.named("edited%d.jpg".formatted(i)));
        }
        alice.device().transfer().put(new byte[100], UploadWay.single());
        var second = alice.upload(album, Picture.named("second.jpg"));
        alice.trash(second);
        alice.deleteForever(second);
        backstage.yearsPass();
        backstage.yearsPass();
        assertThat(backstage.objectsOf(alice))
                .containsExactlyInAnyOrder(backstage.key(photo.id(), "file"), backstage.key(photo.id(), "thumbnail"));
        backstage.assertInOrder(alice);
    }

    @Test
    void placesOfThePastAreNoObstacle() {
        backstage.update(
                "UPDATE object_keys SET datacenters = '{wasabi-eu-central-2,b2-eu-cen}' WHERE file_id = ?", photo.id());
        assertThat(DataCentre.WASABI_EU_CENTRAL_2.isLegacy()).isTrue();
        deleteForever();
        backstage.daysPass(46);
        backstage.deleteObjects();
        assertThat(backstage.objectsOf(alice)).isEmpty();
    }

    private void deleteForever() {
        alice.trash(photo);
        alice.deleteForever(photo);
    }

    private boolean waits(String queue, String item) {
        return backstage.count("queue WHERE queue_name = ? AND item = ? AND NOT is_deleted", queue, item) == 1;
    }

    private String metadata(Photo file) {
        return backstage.text("SELECT encrypted_metadata FROM files WHERE file_id = ?", file.id());
    }

    private void fiftyOneDaysAgo(Photo file) {
        backstage.update("ALTER TABLE trash DISABLE TRIGGER update_trash_updated_at");
        backstage.update(
                "UPDATE trash SET updated_at = updated_at - ? WHERE file_id = ?", 51 * 86_400_000_000L, file.id());
        backstage.update("ALTER TABLE trash ENABLE TRIGGER update_trash_updated_at");
    }
}
