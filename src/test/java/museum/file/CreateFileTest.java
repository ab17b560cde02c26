package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import museum.client.Album;
import museum.client.Answer;
import museum.client.EncryptedPicture;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Program;
import museum.client.UploadWay;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import museum.web.ApiError;
import museum.web.App;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** From uploaded objects to files. */
@MuseumTest
class CreateFileTest {

    private final Person alice;
    private final Album album;
    private final Backstage backstage;

    CreateFileTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        backstage = new Backstage(museum);
    }

    @Test
    void aFileIsThereWithItsObjectsItsPriceAndNothingStaged() {
        var photo = alice.upload(album, Picture.sized("beach.jpg", 1_000));
        assertThat(alice.logIn(Program.PHOTOS_MOBILE).sync().names("Summer")).containsExactly("beach.jpg");
        assertThat(backstage.usage(alice)).isEqualTo(backstage.stored(alice)).isPositive();
        assertThat(backstage.count("temp_objects WHERE object_key LIKE ? || '/%'", alice.id()))
                .isZero();
        assertThat(backstage.objectsOf(alice))
                .containsExactlyInAnyOrder(backstage.key(photo.id(), "file"), backstage.key(photo.id(), "thumbnail"));
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        var request = request("beach.jpg");
        var first = id(alice.post("/files", request));
        assertThat(id(alice.post("/files", request))).isEqualTo(first);
        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg");
        backstage.assertInOrder(alice);
    }

    @Test
    void manyEqualRequestsAtOnceMakeOneFile() throws Exception {
        var request = request("beach.jpg");
        var ids = atOnce(8, () -> id(alice.post("/files", request))).stream().distinct();
        assertThat(ids).hasSize(1);
        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg");
        backstage.assertInOrder(alice);
    }

    @Test
    void aRepeatedRequestForAnotherAlbumPutsTheFileThereToo() {
        var request = request("beach.jpg");
        var first = id(alice.post("/files", request));
        var other = alice.createAlbum("Autumn");
        assertThat(id(alice.post("/files", request.deepCopy().put("collectionID", other.id()))))
                .isEqualTo(first);
        assertThat(backstage.count("collection_files WHERE file_id = ? AND NOT is_deleted", first))
                .isEqualTo(2);
    }

    @Test
    void aRefusedReuseOfKeysChangesNothing() {
        var request = request("beach.jpg");
        var file = id(alice.post("/files", request));
        backstage.update(
                "UPDATE object_copies SET wasabi = 5, scw = 6 WHERE object_key IN (SELECT object_key FROM object_keys WHERE file_id = ?)",
                file);
        var before = rowsOf(file);
        var other = request.deepCopy();
        ((ObjectNode) other.get("metadata")).put("encryptedData", "b3RoZXI=");
        alice.post("/files", other).isPlain(400);
        var mixed = request("second.jpg");
        ((ObjectNode) mixed.get("file"))
                .put("objectKey", request.at("/file/objectKey").asString());
        alice.post("/files", mixed).isPlain(400);
        assertThat(rowsOf(file)).isEqualTo(before);
        backstage.assertInOrder(alice);
    }

    @Test
    void aFileThatWasDeletedForGoodIsNotMadeAgain() {
        var request = request("beach.jpg");
        var photo = alice.register(album, request);
        alice.trash(photo);
        assertThat(id(alice.post("/files", request))).isEqualTo(photo.id());
        alice.deleteForever(photo);
        alice.post("/files", request).isPlain(404);
    }

    @Test
    void onlyKeysThatWereGivenOutCanBeRegistered() {
        var request = request("beach.jpg");
        var neverGivenOut = alice.id() + "/" + UUID.randomUUID();
        backstage.store().put(backstage.hot(), neverGivenOut, new byte[10]);
        alice.post("/files", withFileKey(request, neverGivenOut)).isPlain(400);
        alice.post("/files", request).ok();
        assertThat(backstage.count("object_keys WHERE object_key = ?", neverGivenOut))
                .isZero();
    }

    @Test
    void derivedDataCannotBeRegistered() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.put(
                        "/files/data",
                        object(
                                "fileID", photo.id(),
                                "type", "mldata",
                                "encryptedData", "eA==",
                                "decryptionHeader", "eA=="))
                .ok();
        var key = "%d/file-data/%d/mldata".formatted(alice.id(), photo.id());
        assertThat(backstage.isStored(key)).isTrue();
        alice.post("/files", withFileKey(request("second.jpg"), key)).isPlain(400);
    }

    @Test
    void keysDoNotLeadOutOfOnesFolder(People people) {
        var bob = people.signUp("bob");
        var bobs = bob.upload(bob.createAlbum("Mine"), Picture.named("bobs.jpg"));
        var bobsKey = backstage.key(bobs.id(), "file");
        var request = request("beach.jpg");
        for (var key : List.of(
                alice.id() + "/../" + bobsKey,
                alice.id() + "/./" + UUID.randomUUID(),
                alice.id() + "//" + UUID.randomUUID(),
                alice.id() + "/" + UUID.randomUUID() + "/../../" + bobsKey,
                alice.id() + "/",
                "/" + alice.id() + "/" + UUID.randomUUID())) {
            alice.post("/files", withFileKey(request, key)).isPlain(400);
        }
        alice.post("/files", request).ok();
    }

    @Test
    void whatHasExpiredCannotBeRegistered() {
        var request = request("beach.jpg");
        backstage.update(
                "UPDATE temp_objects SET expiration_time = expiration_time - ? WHERE object_key LIKE ? || '/%'",
                15 * 86_400_000_000L, alice.id());
        alice.post("/files", request).isPlain(400);
        backstage.deleteUnreported();
        assertThat(backstage.objectsOf(alice)).isEmpty();
        alice.post("/files", request).is(503, "OBJECT_SIZE_FETCH_FAILED");
    }

    @Test
    void keysThatWereReplacedAreFreeAgain() {
        var request = request("beach.jpg");
        var photo = alice.register(album, request);
        alice.update(photo, Picture.named("edited.jpg"));
        var second = alice.register(album, request);
        assertThat(second.id()).isNotEqualTo(photo.id());
        backstage.yearsPass();
        backstage.assertInOrder(alice);
        alice.update(second, Picture.named("edited again.jpg"));
        backstage.yearsPass();
        assertThat(backstage.objectsOf(alice)).hasSize(4);
    }

    @Test
    void whoeverRegistersAtTheSameTimeCannotOvershootTheirPlan() throws Exception {
        var requests = new ArrayList<ObjectNode>();
        for (int i = 0; i < 6; i++) {
            requests.add(request("beach%d.jpg".formatted(i)));
        }
        long tolerance = 50L << 20;
        long each = requests.getFirst().at("/file/size").asLong()
                + requests.getFirst().at("/thumbnail/size").asLong();
        long room = 2 * each + each / 2;
        backstage.update("UPDATE subscriptions SET storage = 1 WHERE user_id = ?", alice.id());
        backstage.update("UPDATE usage SET storage_consumed = ? WHERE user_id = ?", 1 + tolerance - room, alice.id());
        var calls = requests.stream()
                .<Callable<Integer>>map(
                        request -> () -> alice.post("/files", request).status())
                .toList();
        assertThat(atOnce(calls)).containsExactlyInAnyOrder(200, 200, 426, 426, 426, 426);
        assertThat(backstage.usage(alice)).isLessThanOrEqualTo(1 + tolerance);
    }

    @Test
    void anAlbumThatIsSyncedWhileItGrowsMissesNothing() throws Exception {
        var requests = new ArrayList<ObjectNode>();
        for (int i = 0; i < 24; i++) {
            requests.add(request("beach%d.jpg".formatted(i)));
        }
        var reader = alice.logIn(Program.PHOTOS_MOBILE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (int part = 0; part < 4; part++) {
                var own = requests.subList(part * 6, part * 6 + 6);
                writers.add(threads.submit(() ->
                        own.forEach(request -> alice.post("/files", request).ok())));
            }
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                reader.sync();
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        assertThat(reader.sync().names("Summer")).hasSize(24);
    }

    @Test
    void anUploadInPartsThatWasCompletedAndForgottenIsDeleted() {
        var parts = new byte[2 * UploadWay.SMALLEST_PART];
        var key = alice.device().transfer().put(parts, UploadWay.parts(UploadWay.SMALLEST_PART));
        var single = alice.device().transfer().put(new byte[10], UploadWay.single());
        assertThat(backstage.objectsOf(alice)).containsExactlyInAnyOrder(key, single);
        backstage.daysPass(13);
        backstage.deleteUnreported();
        assertThat(backstage.objectsOf(alice)).hasSize(2);
        backstage.daysPass(2);
        backstage.deleteUnreported();
        assertThat(backstage.objectsOf(alice)).isEmpty();
        assertThat(backstage.count("temp_objects WHERE object_key LIKE ? || '/%'", alice.id()))
                .isZero();
    }

    @Test
    void aRegisteredObjectSurvivesAnOldNoteOfItsUpload() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var key = backstage.key(photo.id(), "file");
        backstage.update("INSERT INTO temp_objects (object_key, expiration_time) VALUES (?, 1)", key);
        backstage.deleteUnreported();
        assertThat(backstage.isStored(key)).isTrue();
        assertThat(backstage.count("temp_objects WHERE object_key = ?", key)).isZero();
    }

    /** Upload URLs are good for a week; what a file owns is not overwritten through them. */
    @Test
    void aRegisteredObjectIsNotOverwrittenByItsUploadUrl() {
        var transfer = alice.device().transfer();
        var picture = EncryptedPicture.of(Picture.sized("beach.jpg", 500));
        var bytes = picture.content().ciphertext();
        var urls = alice.get("/files/upload-urls?count=2").ok().fields().objects("urls");
        var content = URI.create(urls.getFirst().text("url"));
        transfer.putObject(content, new byte[1], null).ok();
        transfer.putObject(content, bytes, null).ok();
        transfer.putObject(
                        URI.create(urls.getLast().text("url")),
                        picture.thumbnail().ciphertext(),
                        null)
                .ok();
        var photo = alice.register(
                album,
                picture.request(
                        album, urls.getFirst().text("objectKey"), urls.getLast().text("objectKey")));
        assertThat(transfer.putObject(content, new byte[bytes.length], null).status())
                .isEqualTo(412);
        assertThat(transfer.putObject(content, new byte[5_000], null).status()).isEqualTo(412);
        transfer.putObject(content, bytes, null).ok();
        assertThat(alice.download(photo)).hasSize(500);
        backstage.assertInOrder(alice);
    }

    /** Between the measuring of an object and the taking of its key another one may have been uploaded in its place. */
    @Test
    void whatIsRegisteredIsWhatIsThere(RunningMuseum museum) {
        var request = request("beach.jpg");
        var objects = new StoredObjects(
                request.at("/file/objectKey").asString(),
                1,
                request.at("/thumbnail/objectKey").asString(),
                request.at("/thumbnail/size").asLong());
        var file = new FileQueries.Row("eA==", "eA==", "eA==", "eA==", null, null, objects);
        var registration = new RegisterFiles.Registration(file, "eA==", "eA==");
        assertThatThrownBy(() -> museum.bean(RegisterFiles.class)
                        .register(alice.id(), App.PHOTOS, album.id(), List.of(registration)))
                .isInstanceOf(ApiError.class);
        alice.post("/files", request).ok();
        backstage.assertInOrder(alice);
    }

    private ObjectNode request(String title) {
        return alice.putObjects(album, EncryptedPicture.of(Picture.sized(title, 500)));
    }

    private static ObjectNode withFileKey(ObjectNode request, String key) {
        var changed = request.deepCopy();
        ((ObjectNode) changed.get("file")).put("objectKey", key).put("size", 0);
        return changed;
    }

    private static long id(Answer answer) {
        return answer.ok().fields().number("id");
    }

    private String rowsOf(long file) {
        return backstage.text("""
                SELECT to_jsonb(f) || jsonb_build_object(
                           'objects', (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.o_type) FROM object_keys o WHERE o.file_id = f.file_id),
                           'copies', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.object_key)
                                        FROM object_copies c JOIN object_keys o USING (object_key) WHERE o.file_id = f.file_id))
                  FROM files f
                 WHERE f.file_id = ?
                """, file);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        var calls = new ArrayList<Callable<T>>();
        for (int i = 0; i < times; i++) {
            calls.add(call);
        }
        return atOnce(calls);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
