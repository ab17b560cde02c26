package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import museum.client.Album;
import museum.client.EncryptedPicture;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Program;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often requests ask the database while their callers wait, and that this does not depend on how much they are about. */
@TestInstance(Lifecycle.PER_CLASS)
class StatementsTest {

    private static final String ANSWERING = "tomcat-handler";

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final RunningMuseum museum = startCounting();
    private final Person alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
    private final Album album = alice.createAlbum("Summer");

    /** What is done after the answer, on threads of its own, does not count. */
    private RunningMuseum startCounting() {
        return MuseumStarter.start(
                List.of(),
                context -> context.registerBean(
                        "countingJdbc",
                        JdbcClient.class,
                        () -> {
                            var jdbc = JdbcClient.create(context.getBean(DataSource.class));
                            return sql -> {
                                if (Thread.currentThread().getName().startsWith(ANSWERING)) {
                                    statements.add(sql);
                                }
                                return jdbc.sql(sql);
                            };
                        },
                        definition -> definition.setPrimary(true)));
    }

    @AfterAll
    void stop() {
        museum.close();
    }

    @Test
    void aNewFileTakesEightStatementsWithAuthentication() {
        var request = alice.putObjects(album, EncryptedPicture.of(Picture.sized("beach.jpg", 500)));
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        var asked = statementsOf(() -> phone.post("/files", request).ok());
        assertThat(asked).hasSizeLessThanOrEqualTo(8).anyMatch(sql -> sql.contains("FROM tokens"));
    }

    @Test
    void trashingTakesTheSameForOneAndAThousandFiles() {
        var files = manyFiles(1_001);
        var one = statementsOf(() -> trash(files.subList(0, 1)));
        assertThat(statementsOf(() -> trash(files.subList(1, 1_001)))).hasSameSizeAs(one);
    }

    @Test
    void deletingForGoodTakesTheSameForOneAndAThousandFiles() {
        var files = manyFiles(1_001);
        trash(files.subList(0, 1));
        trash(files.subList(1, 1_001));
        var one = statementsOf(() -> deleteForever(files.subList(0, 1)));
        assertThat(statementsOf(() -> deleteForever(files.subList(1, 1_001)))).hasSameSizeAs(one);
    }

    @Test
    void metadataAndUploadUrlsTakeTheSameForOneAndMany() {
        var files = manyFiles(1_001);
        var one = statementsOf(() -> editPublic(files.subList(0, 1)));
        assertThat(statementsOf(() -> editPublic(files.subList(1, 1_001)))).hasSameSizeAs(one);
        var oneUrl = statementsOf(() -> alice.get("/files/upload-urls?count=1").ok());
        assertThat(statementsOf(() -> alice.get("/files/upload-urls?count=50").ok()))
                .hasSameSizeAs(oneUrl);
    }

    private void trash(List<Long> files) {
        var items = files.stream()
                .map(file -> object("fileID", file, "collectionID", album.id()))
                .toList();
        alice.post("/files/trash", object("items", items)).isEmpty();
    }

    private void deleteForever(List<Long> files) {
        alice.post("/trash/delete", object("fileIDs", files)).isEmpty();
    }

    private void editPublic(List<Long> files) {
        var magic = object("version", 1, "count", 1, "data", "eA==", "header", "eA==");
        var items = files.stream()
                .map(file -> object("id", file, "magicMetadata", magic))
                .toList();
        alice.put("/files/public-magic-metadata", object("metadataList", items)).isEmpty();
    }

    private List<Long> manyFiles(int count) {
        return new Backstage(museum).manyFiles(alice, album, count);
    }

    private List<String> statementsOf(Runnable request) {
        statements.clear();
        request.run();
        return new ArrayList<>(statements);
    }
}
