package museum.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import museum.client.Album;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Refused;
import museum.client.Role;
import museum.client.Unreachable;
import museum.support.MuseumProcess;
import museum.support.MuseumStarter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at random moments while people make, change, copy, trash and delete files. What was acknowledged is there afterwards, what was not is
 * either there or not, and in the end nothing lies around that nobody needs.
 */
class FilesSurviveCrashesIT {

    private static final int CRASHES = 3;
    private static final int WORKERS = 3;

    @TempDir
    Path directory;

    /** What one worker knows of a file: the contents it may have. */
    private static final class Known {
        final long id;
        final List<byte[]> contents = new ArrayList<>();

        Known(long id, byte[] content) {
            this.id = id;
            contents.add(content);
        }

        boolean mayBe(byte[] content) {
            return contents.stream().anyMatch(one -> Arrays.equals(one, content));
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsLeftOver() {
        var random = new Random(4711);
        var known = new ArrayList<List<Known>>();
        for (int i = 0; i < WORKERS; i++) {
            known.add(new ArrayList<>());
        }
        var jar = Path.of(System.getProperty("museum.jar"));
        try (var process = new MuseumProcess(
                jar,
                directory,
                Map.of(
                        "ENTE_JOBS_CRON_SKIP", "true",
                        "ENTE_INTERNAL_HARDCODED_OTT_LOCAL_DOMAIN_SUFFIX", People.DOMAIN,
                        "ENTE_INTERNAL_HARDCODED_OTT_LOCAL_DOMAIN_VALUE", People.CODE))) {
            process.start();
            var people = People.of(process.url());
            var alice = people.signUp("alice");
            var bob = people.signUp("bob");
            var album = alice.createAlbum("Summer");
            var copies = bob.createAlbum("Copies");
            alice.share(album, bob, Role.VIEWER);
            for (int crash = 0; crash < CRASHES; crash++) {
                workUntilKilled(process, alice, bob, album, copies, known, random);
                process.start();
                assertAllThere(alice, known);
            }
            process.close();
            assertNothingLeftOver(alice, bob);
        }
    }

    private void workUntilKilled(
            MuseumProcess process,
            Person alice,
            Person bob,
            Album album,
            Album copies,
            List<List<Known>> known,
            Random random) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WORKERS; i++) {
                var own = known.get(i);
                var dice = new Random(random.nextLong());
                threads.execute(() -> {
                    try {
                        while (true) {
                            step(alice, bob, album, copies, own, dice);
                        }
                    } catch (Unreachable killed) {
                        // as expected
                    }
                });
            }
            Thread.sleep(2_000 + random.nextInt(3_000));
            process.kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void step(Person alice, Person bob, Album album, Album copies, List<Known> own, Random dice) {
        var picture = Picture.sized("beach.jpg", 200 + dice.nextInt(2_000));
        if (own.size() < 3 || dice.nextInt(3) == 0) {
            own.add(new Known(alice.upload(album, picture).id(), picture.content()));
            return;
        }
        var file = own.get(dice.nextInt(own.size()));
        var photo = find(alice, file.id);
        switch (dice.nextInt(4)) {
            case 0 -> {
                file.contents.add(picture.content());
                alice.update(photo, picture);
                file.contents.clear();
                file.contents.add(picture.content());
            }
            case 1 -> {
                alice.trash(photo);
                alice.restore(album, photo);
            }
            case 2 -> {
                own.remove(file);
                alice.trash(photo);
                alice.deleteForever(photo);
            }
            default -> copyUnlessGone(bob, album, copies, photo);
        }
    }

    /** Its owner may have trashed it at the last crash. */
    private static void copyUnlessGone(Person bob, Album album, Album copies, Photo photo) {
        try {
            bob.copy(album, copies, photo);
        } catch (Refused gone) {
            assertThat(Refused.answer(() -> {
                                throw gone;
                            })
                            .status())
                    .isEqualTo(404);
        }
    }

    private static Photo find(Person alice, long id) {
        var phone = alice.logIn(Program.PHOTOS_MOBILE).sync();
        return phone.photos("Summer").stream()
                .filter(photo -> photo.id() == id)
                .findFirst()
                .or(() -> phone.trash().stream()
                        .map(entry -> entry.photo())
                        .filter(photo -> photo.id() == id)
                        .findFirst())
                .orElseThrow(() -> new AssertionError("file %d is lost".formatted(id)));
    }

    private static void assertAllThere(Person alice, List<List<Known>> known) {
        for (var own : known) {
            for (var file : own) {
                var content = alice.download(find(alice, file.id));
                assertThat(file.mayBe(content))
                        .as("content of file %d", file.id)
                        .isTrue();
                file.contents.clear();
                file.contents.add(content);
            }
        }
    }

    private void assertNothingLeftOver(Person... people) {
        try (var museum = MuseumStarter.startIn(directory, List.of())) {
            var backstage = new Backstage(museum);
            backstage.yearsPass();
            backstage.yearsPass();
            for (var person : people) {
                backstage.assertInOrder(person);
                assertThat(backstage.objectsOf(person)).isEqualTo(needed(backstage, person));
            }
        }
    }

    private static Set<String> needed(Backstage backstage, Person person) {
        return new HashSet<>(backstage
                .sql()
                .sql("SELECT o.object_key FROM object_keys o JOIN files f USING (file_id) WHERE f.owner_id = :owner")
                .param("owner", person.id())
                .query(String.class)
                .stream()
                .collect(Collectors.toSet()));
    }
}
