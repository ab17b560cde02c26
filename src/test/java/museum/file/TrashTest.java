package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import museum.client.Album;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Role;
import museum.collection.TrashFiles;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Into the trash, out of it, and gone. */
@MuseumTest
class TrashTest {

    private static final long FOREVER = 3_000_000_000_000_000L;

    private final Person alice;
    private final Album album;
    private final Backstage backstage;
    private final RunningMuseum museum;

    TrashTest(People people, RunningMuseum museum) {
        this.museum = museum;
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        backstage = new Backstage(museum);
    }

    @Test
    void aTrashedFileLeavesAllAlbumsAndComesBack(People people) {
        var bob = people.signUp("bob");
        var other = alice.createAlbum("Autumn");
        alice.share(other, bob, Role.VIEWER);
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.add(other, photo);
        assertThat(bob.sync().names("Autumn")).containsExactly("beach.jpg");
        alice.trash(photo);
        assertThat(bob.sync().names("Autumn")).isEmpty();
        assertThat(alice.sync().trashedNames()).containsExactly("beach.jpg");
        assertThat(alice.sync().names("Summer")).isEmpty();
        alice.restore(other, photo);
        assertThat(bob.sync().names("Autumn")).containsExactly("beach.jpg");
        assertThat(alice.sync().trashedNames()).isEmpty();
        backstage.assertInOrder(alice);
    }

    @Test
    void spaceIsFreeWhenTheTrashIsEmptiedAndObjectsDisappearLater() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.trash(photo);
        assertThat(backstage.usage(alice)).isPositive();
        alice.sync();
        alice.emptyTrash();
        assertThat(backstage.usage(alice)).isZero();
        assertThat(alice.sync().trashedNames()).isEmpty();
        alice.get("/files/download/" + photo.id()).isPlain(404);
        backstage.daysPass(44);
        backstage.deleteObjects();
        assertThat(backstage.objectsOf(alice)).hasSize(2);
        backstage.daysPass(2);
        backstage.deleteObjects();
        assertThat(backstage.objectsOf(alice)).isEmpty();
        assertThat(backstage.count("object_keys WHERE file_id = ?", photo.id())).isZero();
    }

    @Test
    void theTrashEmptiesItselfAfterThirtyDays() {
        var old = alice.upload(album, Picture.named("old.jpg"));
        alice.trash(old);
        backstage.daysPass(20);
        var young = alice.upload(album, Picture.named("young.jpg"));
        alice.trash(young);
        backstage.daysPass(11);
        backstage.deleteAgedTrash();
        assertThat(alice.sync().trashedNames()).containsExactly("young.jpg");
        backstage.assertInOrder(alice);
    }

    @Test
    void emptyingTakesWhatWasSeenAndLeavesWhatCameLater() {
        var seen = alice.upload(album, Picture.named("seen.jpg"));
        var later = alice.upload(album, Picture.named("later.jpg"));
        alice.trash(seen);
        var phone = alice.logIn(Program.PHOTOS_MOBILE);
        phone.sync();
        alice.trash(later);
        phone.emptyTrash();
        assertThat(alice.sync().trashedNames()).containsExactly("later.jpg");
    }

    @Test
    void whatWasTrashedAnewIsNotDeletedByAnOldWish() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.trash(photo);
        long version = backstage.number("SELECT updated_at FROM trash WHERE file_id = ?", photo.id());
        alice.restore(album, photo);
        alice.trash(photo);
        alice.post("/trash/empty", object("lastUpdatedAt", version)).isEmpty();
        assertThat(alice.sync().trashedNames()).containsExactly("beach.jpg");
    }

    @Test
    void aWishThatWasNotFulfilledIsFulfilledInTheBackground() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.trash(photo);
        backstage.update("INSERT INTO queue (queue_name, item) VALUES ('trashEmpty', ?)", alice.id() + "::" + FOREVER);
        backstage.update(
                "INSERT INTO queue (queue_name, item) VALUES ('trashEmpty', 'nonsense') ON CONFLICT DO NOTHING");
        backstage.emptyTrash();
        assertThat(alice.sync().trashedNames()).isEmpty();
        assertThat(backstage.count("trash WHERE file_id = ? AND is_deleted", photo.id()))
                .isEqualTo(1);
    }

    @Test
    void theTrashOfTheLockerIsAnotherOne() {
        var locker = alice.logIn(Program.LOCKER_MOBILE);
        var folder = locker.createAlbum("Documents", "folder");
        var document = locker.upload(folder, Picture.named("passport.pdf"));
        locker.trash(document);
        alice.post("/trash/empty", object("lastUpdatedAt", FOREVER)).isEmpty();
        assertThat(locker.sync().trashedNames()).containsExactly("passport.pdf");
        alice.post(
                        "/collections/restore-files",
                        object("collectionID", album.id(), "files", alice.boxed(album, document)))
                .isPlain(400);
        locker.restore(folder, document);
        assertThat(locker.sync().names("Documents")).containsExactly("passport.pdf");
    }

    @Test
    void restoringAndDeletingAtOnceEndInOneOfTheTwo() throws Exception {
        for (int round = 0; round < 8; round++) {
            var photo = alice.upload(album, Picture.named("beach%d.jpg".formatted(round)));
            alice.trash(photo);
            List<Callable<Integer>> calls = List.of(
                    () -> alice.post("/trash/delete", object("fileIDs", List.of(photo.id())))
                            .status(),
                    () -> alice.post(
                                    "/collections/restore-files",
                                    object("collectionID", album.id(), "files", alice.boxed(album, photo)))
                            .status());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(calls);
                assertThat(answers.get(0).get()).isEqualTo(200);
                assertThat(answers.get(1).get()).isIn(200, 400);
                boolean restored = answers.get(1).get() == 200;
                assertThat(backstage.count("object_keys WHERE file_id = ? AND is_deleted = ?", photo.id(), !restored))
                        .isEqualTo(2);
                assertThat(backstage.count(
                                "collection_files WHERE file_id = ? AND is_deleted = ?", photo.id(), !restored))
                        .isEqualTo(1);
            }
        }
        backstage.assertInOrder(alice);
    }

    @Test
    void deletingTwiceAtOnceFreesSpaceOnce() throws Exception {
        var photos = IntStream.range(0, 5)
                .mapToObj(i -> alice.upload(album, Picture.named("beach%d.jpg".formatted(i))))
                .toArray(Photo[]::new);
        alice.upload(album, Picture.named("kept.jpg"));
        alice.trash(photos);
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> {
                alice.deleteForever(photos);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }
        backstage.assertInOrder(alice);
    }

    @Test
    void versionsOfTheTrashGrowEvenWhereClocksRunAhead() {
        var first = alice.upload(album, Picture.named("first.jpg"));
        var second = alice.upload(album, Picture.named("second.jpg"));
        alice.trash(first);
        backstage.update("UPDATE trash SET updated_at = ? WHERE file_id = ?", FOREVER, first.id());
        alice.trash(second);
        assertThat(versionOf(second)).isGreaterThan(FOREVER);
        alice.deleteForever(first);
        assertThat(versionOf(first)).isGreaterThan(versionOf(second));
    }

    @Test
    void anAlbumTheFileWasNeverInIsRefused() {
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var other = alice.createAlbum("Autumn");
        alice.post("/files/trash", object("items", List.of(object("fileID", photo.id(), "collectionID", other.id()))))
                .isPlain(400);
        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg");
    }

    @Test
    void tooManyAtOnceIsNoErrorOfTheServer() {
        alice.post(
                        "/trash/delete",
                        object("fileIDs", LongStream.range(1, 2502).boxed().toList()))
                .isPlain(413);
    }

    @Test
    void largeAlbumsAreTrashedInStepsEachOfWhichIsWhole() {
        var files = backstage.manyFiles(alice, album, 4_500);
        for (int from = 0; from < files.size(); from += 2_000) {
            var step = files.subList(from, Math.min(from + 2_000, files.size()));
            museum.bean(TrashFiles.class).trash(alice.id(), album.id(), step);
            backstage.assertInOrder(alice);
        }
        assertThat(backstage.count("trash WHERE user_id = ? AND NOT is_deleted", alice.id()))
                .isEqualTo(4_500);
        assertThat(backstage.count("collection_files WHERE collection_id = ? AND NOT is_deleted", album.id()))
                .isZero();
        assertThat(pages()).containsExactly(2_000, 2_500);
    }

    @Test
    void tenThousandFilesAreTrashedInSeconds() {
        var files = backstage.manyFiles(alice, album, 10_000);
        var requests = new ArrayList<ObjectNode>();
        for (int from = 0; from < files.size(); from += 1_000) {
            var items = files.subList(from, from + 1_000).stream()
                    .map(file -> object("fileID", file, "collectionID", album.id()))
                    .toList();
            requests.add(object("items", items));
        }
        long begun = System.nanoTime();
        requests.forEach(request -> alice.post("/files/trash", request).isEmpty());
        var taken = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(backstage.count("trash WHERE user_id = ?", alice.id())).isEqualTo(10_000);
        assertThat(taken).isLessThan(Duration.ofSeconds(2));
    }

    /** Sizes of the pages of the diff from the beginning. */
    private List<Integer> pages() {
        var pages = new ArrayList<Integer>();
        long since = 0;
        boolean more = true;
        while (more) {
            var page = alice.get("/trash/v2/diff", "sinceTime", since).ok().fields();
            var diff = page.objects("diff");
            pages.add(diff.size());
            since = diff.stream().map(this::version).max(Long::compare).orElse(since);
            more = page.flag("hasMore");
        }
        return pages;
    }

    private long version(Fields entry) {
        return entry.number("updatedAt");
    }

    private long versionOf(Photo photo) {
        return backstage.number("SELECT updated_at FROM trash WHERE file_id = ?", photo.id());
    }
}
