package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.storage.DataCentre;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** Copies at a second and a third place. The work is begun by the tests, not by the clock. */
@MuseumTest(
        settings = {
            "s3.b2-eu-cen.bucket=first",
            "s3.wasabi-eu-central-2-v3.bucket=second",
            "s3.scw-eu-fr-v3.bucket=third",
            "s3.derived-storage=wasabi-eu-central-2-v3"
        })
class ReplicationTest {

    private static final DataCentre SECOND = DataCentre.WASABI_EU_CENTRAL_2_V3;
    private static final DataCentre THIRD = DataCentre.SCW_EU_FR_V3;

    private final Person alice;
    private final Photo photo;
    private final Backstage backstage;
    private final RunningMuseum museum;

    ReplicationTest(People people, RunningMuseum museum) {
        this.museum = museum;
        alice = people.signUp("alice");
        Album album = alice.createAlbum("Summer");
        photo = alice.upload(album, Picture.named("beach.jpg"));
        backstage = new Backstage(museum);
    }

    @Test
    void filesAreCopiedToBothPlacesThumbnailsToOne() {
        backstage.replicate();
        var file = backstage.key(photo.id(), "file");
        var thumbnail = backstage.key(photo.id(), "thumbnail");
        assertThat(backstage.objectsOf(alice, SECOND)).containsExactlyInAnyOrder(file, thumbnail);
        assertThat(backstage.objectsOf(alice, THIRD)).containsExactly(file);
        assertThat(backstage.text("SELECT datacenters::text FROM object_keys WHERE object_key = ?", file))
                .isEqualTo("{b2-eu-cen,wasabi-eu-central-2-v3,scw-eu-fr-v3}");
        assertThat(backstage.count(
                        "object_copies WHERE object_key = ? AND wasabi IS NOT NULL AND scw IS NOT NULL", file))
                .isEqualTo(1);
    }

    @Test
    void theCommandLineToolReadsFromTheSecondPlace() {
        backstage.replicate();
        var path = "/files/download/" + photo.id();
        var tool =
                alice.call("GET", path).header("User-Agent", "go-resty/2.7.0").send();
        assertThat(tool.is(307).header("Location")).contains("/second/");
        assertThat(alice.get(path).is(307).header("Location")).contains("/first/");
    }

    @Test
    void copiesAreDeletedWithTheFile() {
        backstage.replicate();
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.daysPass(46);
        backstage.deleteObjects();
        for (var place : new DataCentre[] {backstage.hot(), SECOND, THIRD}) {
            assertThat(backstage.objectsOf(alice, place)).isEmpty();
        }
    }

    /** The server has ended between the copy and the note of it. */
    @Test
    void aCopyThatWasNeverNotedIsDeletedWithTheFile() {
        var file = backstage.key(photo.id(), "file");
        backstage.store().copy(backstage.hot(), file, SECOND, file);
        backstage.update("UPDATE object_copies SET last_attempt = 1 WHERE object_key = ?", file);
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.replicate();
        backstage.daysPass(46);
        backstage.deleteObjects();
        assertThat(backstage.objectsOf(alice, SECOND)).isEmpty();
    }

    @Test
    void copiesOfReplacedObjectsAreDeletedToo() {
        backstage.replicate();
        alice.update(photo, Picture.named("edited.jpg"));
        backstage.deleteOutdated();
        backstage.daysPass(25);
        backstage.deleteOutdated();
        assertThat(backstage.objectsOf(alice)).hasSize(2);
        assertThat(backstage.objectsOf(alice, SECOND)).isEmpty();
        assertThat(backstage.objectsOf(alice, THIRD)).isEmpty();
    }

    @Test
    void whatIsDeletedIsNotCopied() {
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.replicate();
        assertThat(backstage.objectsOf(alice, SECOND)).isEmpty();
        assertThat(backstage.count(
                        "object_copies c JOIN object_keys o USING (object_key) WHERE o.file_id = ? AND (want_b2 OR want_wasabi OR want_scw)",
                        photo.id()))
                .isZero();
    }

    @Test
    void anObjectOfAnotherSizeIsNotCopied() {
        var file = backstage.key(photo.id(), "file");
        backstage.store().put(backstage.hot(), file, new byte[3]);
        backstage.replicate();
        assertThat(backstage.objectsOf(alice, SECOND)).doesNotContain(file);
    }

    @Test
    void derivedDataFollowWhenTheOperatorMovesThem() {
        put("first");
        writtenBeforeTheMove();
        backstage.replicate();
        assertThat(content(SECOND)).contains("first");
        assertThat(places()).isEqualTo("b2-eu-cen {wasabi-eu-central-2-v3} {} {} false");
        put("second, and longer");
        assertThat(places()).isEqualTo("wasabi-eu-central-2-v3 {} {b2-eu-cen} {} true");
        backstage.replicate();
        assertThat(content(SECOND)).contains("second, and longer");
        assertThat(backstage.store().size(backstage.hot(), key())).isEmpty();
        assertThat(places()).isEqualTo("wasabi-eu-central-2-v3 {} {} {} false");
    }

    @Test
    void derivedDataAreDeletedEverywhere() {
        put("first");
        writtenBeforeTheMove();
        backstage.replicate();
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.leasesEnd();
        backstage.deleteFileData();
        assertThat(backstage.store().size(SECOND, key())).isEmpty();
        assertThat(backstage.store().size(backstage.hot(), key())).isEmpty();
        assertThat(backstage.count("file_data WHERE file_id = ?", photo.id())).isZero();
    }

    @Test
    void aCopyOfDataThatChangedMeanwhileDoesNotCount() {
        put("first");
        var rows = museum.bean(FileDataSyncQueries.class);
        var old = museum.bean(FileDataQueries.class)
                .find(photo.id(), DataType.MLDATA)
                .orElseThrow();
        assertThat(rows.beginCopy(old, THIRD)).isTrue();
        put("second");
        assertThat(rows.endCopy(old, THIRD)).isTrue();
        assertThat(places()).isEqualTo("wasabi-eu-central-2-v3 {} {scw-eu-fr-v3} {} true");
    }

    /** As if the operator had kept derived data with the files until now. */
    private void writtenBeforeTheMove() {
        backstage.store().copy(SECOND, key(), backstage.hot(), key());
        backstage.store().delete(SECOND, key());
        backstage.update("UPDATE file_data SET latest_bucket = 'b2-eu-cen' WHERE file_id = ?", photo.id());
    }

    private String places() {
        return backstage.text("""
                SELECT concat_ws(' ', latest_bucket, replicated_buckets, delete_from_buckets, inflight_rep_buckets,
                                 CASE WHEN pending_sync THEN 'true' ELSE 'false' END)
                  FROM file_data
                 WHERE file_id = ?
                """, photo.id());
    }

    private String key() {
        return "%d/file-data/%d/mldata".formatted(alice.id(), photo.id());
    }

    private void put(String content) {
        alice.put(
                        "/files/data",
                        object(
                                "fileID",
                                photo.id(),
                                "type",
                                "mldata",
                                "encryptedData",
                                content,
                                "decryptionHeader",
                                "aGVhZA=="))
                .ok();
    }

    private String content(DataCentre place) {
        return new String(backstage.store().get(place, key()).orElseThrow(), StandardCharsets.UTF_8);
    }
}
