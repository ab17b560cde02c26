package museum.file;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** Files of others become one's own. */
@MuseumTest
class CopyFilesTest {

    private final Person alice;
    private final Person bob;
    private final Album shared;
    private final Album mine;
    private final Photo photo;
    private final Backstage backstage;

    CopyFilesTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        bob = people.signUp("bob");
        shared = alice.createAlbum("Summer");
        photo = alice.upload(shared, Picture.sized("beach.jpg", 1_000));
        alice.editPublic(photo, Map.of("caption", "seen by all"));
        alice.editPrivate(photo, Map.of("visibility", 1));
        alice.share(shared, bob, Role.VIEWER);
        mine = bob.createAlbum("Mine");
        backstage = new Backstage(museum);
    }

    @Test
    void aCopyHasItsOwnObjectsItsOwnerPaysAndPrivateThingsStayBehind() {
        var copies = bob.copy(shared, mine, bob.sync().photo("Summer", "beach.jpg"));
        var copy = bob.sync().photo("Mine", "beach.jpg");
        assertThat(copies).containsEntry(photo.id(), copy.id());
        assertThat(bob.download(copy)).isEqualTo(alice.download(photo));
        assertThat(bob.downloadThumbnail(copy)).isEqualTo(alice.downloadThumbnail(photo));
        assertThat(copy.publicMagic().text("caption")).isEqualTo("seen by all");
        assertThat(copy.privateMagic().text("visibility")).isNull();
        assertThat(backstage.usage(bob)).isEqualTo(backstage.usage(alice));
        backstage.assertInOrder(bob);
        alice.trash(photo);
        alice.deleteForever(photo);
        backstage.yearsPass();
        assertThat(bob.download(copy)).isNotEmpty();
    }

    @Test
    void oneThatCannotBeCopiedStopsAll() {
        var second = alice.upload(shared, Picture.named("second.jpg"));
        backstage.store().delete(backstage.hot(), backstage.key(second.id(), "file"));
        bob.post(
                        "/files/copy",
                        object(
                                "srcCollectionID", shared.id(),
                                "dstCollectionID", mine.id(),
                                "files", bob.boxed(mine, photo, second)))
                .is(500);
        assertThat(bob.sync().names("Mine")).isEmpty();
        assertThat(backstage.usage(bob)).isZero();
        backstage.deleteUnreported();
        assertThat(backstage.objectsOf(bob)).isEmpty();
    }

    @Test
    void whatIsNotInTheAlbumIsNotFound() {
        var elsewhere = alice.upload(alice.createAlbum("Private"), Picture.named("private.jpg"));
        Refused.answer(() -> bob.copy(shared, mine, elsewhere)).isPlain(404);
        alice.trash(photo);
        Refused.answer(() -> bob.copy(shared, mine, photo)).isPlain(404);
    }

    @Test
    void theSameFileTwiceIsRefused() {
        Refused.answer(() -> bob.copy(shared, mine, photo, photo)).is(400);
        assertThat(backstage.objectsOf(bob)).isEmpty();
    }

    @Test
    void nothingIsCopiedBetweenApps() {
        var locker = bob.logIn(Program.LOCKER_MOBILE);
        var folder = locker.createAlbum("Documents", "folder");
        Refused.answer(() -> bob.copy(shared, folder, photo)).is(403);
        Refused.answer(() -> locker.copy(shared, mine, photo)).is(403);
        assertThat(backstage.objectsOf(bob)).isEmpty();
    }

    @Test
    void notesAreNotCopied() {
        var alices = alice.logIn(Program.LOCKER_MOBILE);
        var bobs = bob.logIn(Program.LOCKER_MOBILE);
        var folder = alices.createAlbum("Documents", "folder");
        alices.share(folder, bob, Role.VIEWER);
        var note = alices.post(
                        "/files/meta",
                        object(
                                "collectionID",
                                folder.id(),
                                "encryptedKey",
                                "eA==",
                                "keyDecryptionNonce",
                                "eA==",
                                "metadata",
                                object("encryptedData", "eA==", "decryptionHeader", "eA==")))
                .ok()
                .fields()
                .number("id");
        var target = bobs.createAlbum("Mine", "folder");
        bobs.post(
                        "/files/copy",
                        object(
                                "srcCollectionID",
                                folder.id(),
                                "dstCollectionID",
                                target.id(),
                                "files",
                                List.of(object("id", note, "encryptedKey", "eA==", "keyDecryptionNonce", "eA=="))))
                .is(400);
    }

    @Test
    void aFullStorageIsNoticedBeforeAnythingIsCopied() {
        backstage.update("UPDATE subscriptions SET storage = 1 WHERE user_id = ?", bob.id());
        backstage.update("UPDATE usage SET storage_consumed = 2 WHERE user_id = ?", bob.id());
        Refused.answer(() -> bob.copy(shared, mine, photo)).isPlain(426);
        assertThat(backstage.objectsOf(bob)).isEmpty();
    }
}
