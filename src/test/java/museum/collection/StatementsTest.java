package museum.collection;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import museum.client.Answer;
import museum.client.Person;
import museum.client.Program;
import museum.client.Role;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many statements a request takes does not depend on how much it is about. */
@TestInstance(Lifecycle.PER_CLASS)
class StatementsTest {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private RunningMuseum museum = startCounting();

    private RunningMuseum startCounting() {
        return MuseumStarter.start(
                List.of(),
                context -> context.registerBean(
                        "countingJdbc",
                        JdbcClient.class,
                        () -> {
                            var jdbc = JdbcClient.create(context.getBean(DataSource.class));
                            return sql -> {
                                statements.add(sql);
                                return jdbc.sql(sql);
                            };
                        },
                        definition -> definition.setPrimary(true)));
    }

    @Test
    void addingAThousandFilesTakesFourStatements() {
        var alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
        var summer = alice.createAlbum("Summer");
        var files = StoredFiles.of(alice, 1000, jdbc());

        assertThat(statementsOf(() -> add(alice, summer.id(), files.subList(0, 1))))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(statementsOf(() -> add(alice, summer.id(), files))).hasSizeLessThanOrEqualTo(4);
        assertThat(statementsOf(() -> add(alice, summer.id(), files))).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void movingRemovingAndSuggestingTakeTheSameForOneAndAThousand() {
        var alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
        var bob = museum.people().signUp("bob", Program.PHOTOS_MOBILE);
        var summer = alice.createAlbum("Summer");
        var winter = alice.createAlbum("Winter");
        alice.share(summer, bob, Role.ADMIN);
        var files = StoredFiles.of(alice, 1000, jdbc());
        var bobs = StoredFiles.of(bob, 1000, jdbc());
        add(alice, summer.id(), files);
        add(bob, summer.id(), bobs);

        sameForOneAndAll(
                files,
                some -> bob.post("/collections/suggest-delete", object("collectionID", summer.id(), "fileIDs", some)));
        sameForOneAndAll(
                bobs,
                some -> alice.post(
                        "/collections/v3/remove-files", object("collectionID", summer.id(), "fileIDs", some)));
        sameForOneAndAll(
                files,
                some -> alice.post(
                        "/collections/move-files",
                        object(
                                "fromCollectionID",
                                summer.id(),
                                "toCollectionID",
                                winter.id(),
                                "files",
                                StoredFiles.items(some))));
    }

    @Test
    void listingFiftyAlbumsTakesTheSameAsListingOne() {
        var alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
        var bob = museum.people().signUp("bob", Program.PHOTOS_MOBILE);
        var carol = museum.people().signUp("carol", Program.PHOTOS_MOBILE);
        makeSharedAlbum(alice, bob, carol);
        makeSharedAlbum(bob, alice, carol);
        int one = statementsOf(() -> list(alice, 2)).size();

        for (int i = 0; i < 24; i++) {
            makeSharedAlbum(alice, bob, carol);
            makeSharedAlbum(bob, alice, carol);
        }

        assertThat(statementsOf(() -> list(alice, 50))).hasSize(one);
    }

    @Test
    void aDeviceInStepIsAnsweredByOneStatement() {
        var alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
        var bob = museum.people().signUp("bob", Program.PHOTOS_MOBILE);
        var summer = alice.createAlbum("Summer");
        alice.share(summer, bob, Role.VIEWER);
        add(alice, summer.id(), StoredFiles.of(alice, 10, jdbc()));
        var now = System.currentTimeMillis() * 1000 + 1_000_000;

        for (var person : List.of(alice, bob)) {
            for (var path : List.of(
                    "/collections/v2?sinceTime=" + now,
                    "/collections/v3?sinceTime=" + now + "&sharedSinceTime=" + now,
                    "/collections/v2/diff?collectionID=" + summer.id() + "&sinceTime=" + now)) {
                assertThat(statementsOf(() -> person.get(path).ok())).as(path).hasSize(1);
            }
        }
    }

    /** The link, the owner's plan, and the page, which {@link LargeAlbumTest} measures. */
    @Test
    void aPageForGuestsTakesThreeStatementsAndIsReadAsForMembers() {
        var alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
        var summer = alice.createAlbum("Summer");
        add(alice, summer.id(), StoredFiles.of(alice, 10, jdbc()));
        var page = museum.people().guest().album(alice.createLink(summer)).open();

        var read = statementsOf(() -> page.call("GET", "/diff?sinceTime=0")
                .header("X-Auth-Link-Device-Token", page.deviceToken())
                .send()
                .ok());

        assertThat(read).hasSize(3).contains(CollectionFileQueries.CHANGES_AFTER);
    }

    /** So that time does not tell one from the other. */
    @Test
    void aTokenThatNeverWasCostsWhatARemovedOneDoes() {
        var alice = museum.people().signUp("alice", Program.PHOTOS_MOBILE);
        var summer = alice.createAlbum("Summer");
        var page = museum.people().guest().album(alice.createLink(summer)).open();
        alice.removeLink(summer);

        for (var path : List.of("/info", "/diff?sinceTime=0", "/files/preview/1")) {
            var removed = statementsOf(() -> page.call("GET", path).send().is(410));
            var unknown = statementsOf(() -> page.call("GET", path)
                    .header("X-Auth-Access-Token", "NOSUCHTOKE")
                    .send()
                    .is(401));
            assertThat(unknown).hasSize(1).isEqualTo(removed);
        }
    }

    private void makeSharedAlbum(Person owner, Person... others) {
        var album = owner.createAlbum("Album");
        for (var other : others) {
            owner.share(album, other, Role.VIEWER);
        }
        owner.post("/collections/share-url", object("collectionID", album.id())).ok();
    }

    private static void list(Person person, int expected) {
        assertThat(person.get("/collections/v2").ok().json().path("collections").size())
                .isEqualTo(expected);
    }

    private void sameForOneAndAll(List<Long> files, Function<List<Long>, Answer> request) {
        int one =
                statementsOf(() -> request.apply(files.subList(0, 1)).isEmpty()).size();
        assertThat(statementsOf(() -> request.apply(files).isEmpty())).hasSize(one);
    }

    private static void add(Person person, long album, List<Long> files) {
        person.post("/collections/add-files", object("collectionID", album, "files", StoredFiles.items(files)))
                .isEmpty();
    }

    /** What one request asks of the database, recognising the caller aside: that is remembered for a minute. */
    private List<String> statementsOf(Runnable request) {
        statements.clear();
        request.run();
        return statements.stream().filter(sql -> !sql.contains(" tokens")).toList();
    }

    private JdbcClient jdbc() {
        return museum.bean(JdbcClient.class);
    }

    @AfterAll
    void stop() {
        museum.close();
    }
}
