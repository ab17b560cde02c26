package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import museum.client.Album;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.MakesCalls;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Role;
import museum.client.crypto.Base64Text;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What apps derive from files: found faces, videos for streaming. */
@MuseumTest
class FileDataTest {

    private final Person alice;
    private final Album album;
    private final Photo photo;
    private final Backstage backstage;

    FileDataTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        photo = alice.upload(album, Picture.named("beach.jpg"));
        backstage = new Backstage(museum);
    }

    @Test
    void whatIsStoredIsFetched() {
        put("first").ok();
        assertThat(fetched(alice)).isEqualTo("first");
        put("second").ok();
        assertThat(fetched(alice)).isEqualTo("second");
        assertThat(status())
                .singleElement()
                .satisfies(row -> assertThat(row.text("type")).isEqualTo("mldata"));
    }

    @Test
    void aRefusedWriteDoesNotChangeWhatIsRead() {
        put("first").ok();
        put("stale", 12_345L).is(409, "INVALID_VERSION");
        put("stale", 0L).is(409, "INVALID_VERSION");
        assertThat(fetched(alice)).isEqualTo("first");
        put("second", status().getFirst().number("updatedAt")).ok();
        assertThat(fetched(alice)).isEqualTo("second");
    }

    @Test
    void viewersReadAndDoNotWrite(People people) {
        var bob = people.signUp("bob");
        for (var role : List.of(Role.VIEWER, Role.COLLABORATOR, Role.ADMIN)) {
            alice.share(album, bob, role);
            put("alice's").ok();
            bob.put("/files/data", mlData("bob's", null)).isPlain(403);
            assertThat(fetched(bob)).isEqualTo("alice's");
        }
    }

    @Test
    void ofTwoDevicesThatIndexAtOnceOneIsRefused() throws Exception {
        put("first").ok();
        for (int round = 0; round < 3; round++) {
            long current = status().getFirst().number("updatedAt");
            var calls = new ArrayList<Callable<String>>();
            for (int device = 0; device < 4; device++) {
                var content = "round %d device %d".formatted(round, device);
                calls.add(() -> put(content, current).status() == 200 ? content : "refused");
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<String>();
                for (var answer : threads.invokeAll(calls)) {
                    answers.add(answer.get());
                }
                answers.removeIf("refused"::equals);
                assertThat(answers).singleElement().isEqualTo(fetched(alice));
            }
        }
    }

    @Test
    void writingWhileACopyIsUnderWay() {
        put("first").ok();
        backstage.update(
                "UPDATE file_data SET replicated_buckets = '{b5}', inflight_rep_buckets = '{b6}' WHERE file_id = ?",
                photo.id());
        put("second").ok();
        assertThat(fetched(alice)).isEqualTo("second");
        assertThat(backstage.text(
                        "SELECT delete_from_buckets::text || inflight_rep_buckets::text FROM file_data WHERE file_id = ?",
                        photo.id()))
                .isEqualTo("{b5}{b6}");
    }

    @Test
    void dataOfDeletedFilesCannotBeWrittenAndDisappear() {
        put("first").ok();
        alice.trash(photo);
        put("in the trash").ok();
        alice.deleteForever(photo);
        put("too late").isPlain(404);
        fetch(alice, "mldata").is(404, "NOT_FOUND");
        backstage.deleteFileData();
        backstage.leasesEnd();
        backstage.deleteFileData();
        assertThat(backstage.count("file_data WHERE file_id = ?", photo.id())).isZero();
        assertThat(backstage.isStored("%d/file-data/%d/mldata".formatted(alice.id(), photo.id())))
                .isFalse();
    }

    @Test
    void filesThatNeverHadDataGetNoneAfterTheirEnd() {
        alice.trash(photo);
        alice.deleteForever(photo);
        put("too late").isPlain(404);
        assertThat(backstage.isStored("%d/file-data/%d/mldata".formatted(alice.id(), photo.id())))
                .isFalse();
    }

    @Test
    void aVideoIsRegisteredOnceAndRepeatedRequestsChangeNothing() {
        var video = uploadVideo(500);
        commit(video, 500, "playlist").ok();
        commit(video, 500, "another playlist").ok();
        assertThat(data(fetch(alice, "vid_preview"))).isEqualTo("playlist");
        commit(video, 499, "playlist").is(400);
        var url = alice.get("/files/data/preview?type=vid_preview&fileID=" + photo.id())
                .ok()
                .fields()
                .text("url");
        assertThat(url).contains(video);
    }

    @Test
    void whatWasNotGivenOutForTheFileCannotBeRegistered() {
        var video = uploadVideo(500);
        var other = alice.upload(album, Picture.named("other.mp4"));
        alice.put("/files/video-data", videoData(other.id(), video, 500, "playlist"))
                .is(503);
        commit("pv_0000000000000000000000", 500, "playlist").is(503);
        for (var id : List.of("../../" + video, video + "/../" + video, "pv_x", "pi_0000000000000000000000", "x")) {
            commit(id, 500, "playlist").is(400, "BAD_REQUEST");
        }
        fetch(alice, "vid_preview").is(404);
        assertThat(backstage.objectsOf(alice)).noneMatch(key -> key.endsWith("_playlist"));
    }

    @Test
    void aVideoThatWasReplacedIsDeletedWeeksLater() {
        var first = uploadVideo(500);
        commit(first, 500, "first").ok();
        var second = uploadVideo(600);
        commit(second, 600, "second").ok();
        commit(first, 500, "first").is(400);
        assertThat(data(fetch(alice, "vid_preview"))).isEqualTo("second");
        assertThat(previews()).hasSize(4);
        backstage.yearsPass();
        assertThat(previews()).hasSize(2).allMatch(key -> key.contains(second));
        assertThat(data(fetch(alice, "vid_preview"))).isEqualTo("second");
    }

    @Test
    void aVideoThatWasNeverRegisteredIsDeleted() {
        uploadVideo(500);
        assertThat(previews()).hasSize(1);
        backstage.daysPass(15);
        backstage.deleteUnreported();
        assertThat(previews()).isEmpty();
    }

    @Test
    void thousandsOfPreviewsDisappearWithTheirFile() {
        var video = uploadVideo(500);
        commit(video, 500, "playlist").ok();
        for (int i = 0; i < 1_100; i++) {
            backstage.store().put(backstage.hot(), prefix() + "pv_old%019d".formatted(i), new byte[1]);
        }
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.leasesEnd();
        backstage.deleteFileData();
        assertThat(previews()).isEmpty();
    }

    @Test
    void theStatusIsPagedWithoutLosingAny() {
        backstage.update("""
                WITH made AS (
                    INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, encrypted_metadata, updation_time)
                    SELECT ?, '', '', '', '', 1 FROM generate_series(1, 5020)
                    RETURNING file_id, owner_id)
                INSERT INTO file_data (file_id, user_id, data_type, size, latest_bucket, updated_at)
                SELECT file_id, owner_id, 'mldata', 1, 'b2-eu-cen', 1000 + CASE WHEN row_number() OVER (ORDER BY file_id) > 4990 THEN 4990 ELSE row_number() OVER (ORDER BY file_id) END
                  FROM made
                """, alice.id());
        var first = statusSince(0);
        assertThat(first).hasSize(4_989);
        var second = statusSince(first.getLast().number("updatedAt"));
        assertThat(second).hasSize(31);
        assertThat(statusSince(second.getLast().number("updatedAt"))).isEmpty();
    }

    // --- data of machine learning -----------------------------------------------------------------------------

    private Answer put(String content) {
        return alice.put("/files/data", mlData(content, null));
    }

    private Answer put(String content, long lastUpdatedAt) {
        return alice.put("/files/data", mlData(content, lastUpdatedAt));
    }

    private Object mlData(String content, @Nullable Long lastUpdatedAt) {
        var body = object(
                "fileID", photo.id(), "type", "mldata", "encryptedData", content, "decryptionHeader", "aGVhZA==");
        return lastUpdatedAt == null ? body : body.put("lastUpdatedAt", lastUpdatedAt);
    }

    private String fetched(MakesCalls who) {
        return data(fetch(who, "mldata"));
    }

    private Answer fetch(MakesCalls who, String type) {
        return who.get("/files/data/fetch", "fileID", photo.id(), "type", type);
    }

    private static String data(Answer answer) {
        return answer.ok().fields().object("data").text("encryptedData");
    }

    private List<Fields> status() {
        return statusSince(0);
    }

    private List<Fields> statusSince(long time) {
        return alice.post("/files/data/status-diff", object("lastUpdatedAt", time))
                .ok()
                .fields()
                .objectsOrNone("diff");
    }

    // --- videos -----------------------------------------------------------------------------------------------

    private String uploadVideo(int size) {
        var answer = alice.get("/files/data/preview-upload-url", "fileID", photo.id(), "type", "vid_preview")
                .ok()
                .fields();
        alice.device()
                .transfer()
                .putObject(URI.create(answer.text("url")), new byte[size], null)
                .ok();
        return answer.text("objectID");
    }

    private Answer commit(String objectId, int size, String playlist) {
        return alice.put("/files/video-data", videoData(photo.id(), objectId, size, playlist));
    }

    private static Object videoData(long file, String objectId, int size, String playlist) {
        return object(
                "fileID", file,
                "objectID", objectId,
                "objectSize", size,
                "playlist", playlist,
                "playlistHeader", Base64Text.of(new byte[24]));
    }

    private String prefix() {
        return "%d/file-data/%d/vid_preview/".formatted(alice.id(), photo.id());
    }

    private List<String> previews() {
        return backstage.objectsOf(alice).stream()
                .filter(key -> key.startsWith(prefix()))
                .toList();
    }
}
