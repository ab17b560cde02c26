package museum.file;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** What is charged is what is there, whatever happens at the same time. */
@MuseumTest
class UsageTest {

    private static final int DEVICES = 4;

    private final Person alice;
    private final Album album;
    private final Backstage backstage;

    UsageTest(People people, RunningMuseum museum) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer");
        backstage = new Backstage(museum);
    }

    /** Even if there was no row before the first of them. */
    @Test
    void manyDevicesAddChangeAndDelete() throws Exception {
        backstage.update("DELETE FROM usage WHERE user_id = ?", alice.id());
        var devices = new ArrayList<Callable<Void>>();
        for (int number = 0; number < DEVICES; number++) {
            int device = number;
            devices.add(() -> {
                for (int round = 1; round <= 2; round++) {
                    work(device * 100 + round);
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var end : threads.invokeAll(devices)) {
                end.get();
            }
        }
        backstage.assertInOrder(alice);
    }

    private void work(int size) {
        var kept = alice.upload(album, Picture.sized("kept.jpg", 1_000 + size));
        var deleted = alice.upload(album, Picture.sized("deleted.jpg", 2_000 + size));
        alice.update(kept, Picture.sized("edited.jpg", 3_000 - size));
        alice.trash(deleted);
        alice.deleteForever(deleted);
    }
}
