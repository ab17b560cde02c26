package museum.collection;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import museum.client.Answer;
import museum.client.Person;
import museum.client.Program;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.support.RunningMuseum;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Four people with two albums each, in which all the others take part, and files of everybody in them. Their apps write and sync all at once. */
final class Turmoil {

    private static final int PEOPLE = 4;
    private static final int ALBUMS_EACH = 2;
    private static final int FILES_EACH = 12;
    private static final int WRITERS = 16;
    private static final int CHANGES_EACH = 4;

    private record OwnAlbum(Person owner, long id) {}

    private final List<Person> people = new ArrayList<>();
    private final List<OwnAlbum> albums = new ArrayList<>();
    private final List<List<Long>> files = new ArrayList<>();
    private final List<SyncingDevice> readers;

    private Turmoil(RunningMuseum museum) {
        var jdbc = museum.bean(JdbcClient.class);
        for (int i = 0; i < PEOPLE; i++) {
            var person = museum.people().signUp("person" + i, Program.PHOTOS_MOBILE);
            people.add(person);
            files.add(StoredFiles.of(person, FILES_EACH, jdbc));
            for (int j = 0; j < ALBUMS_EACH; j++) {
                albums.add(new OwnAlbum(person, person.createAlbum("Album").id()));
            }
        }
        for (var album : albums) {
            for (var other : people) {
                if (other != album.owner) {
                    share(album, other, "COLLABORATOR").ok();
                }
            }
        }
        slowDown(jdbc);
        readers = people.stream().map(SyncingDevice::new).toList();
    }

    static Turmoil in(RunningMuseum museum) {
        return new Turmoil(museum);
    }

    /** Writers do a few things each, at random; readers sync until the last of them has done. */
    void run() {
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var syncing = readers.stream()
                    .map(reader -> threads.submit(() -> {
                        while (writing.get()) {
                            reader.sync();
                        }
                    }))
                    .toList();
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(this::change));
            }
            writers.forEach(Turmoil::finish);
            writing.set(false);
            syncing.forEach(Turmoil::finish);
        }
    }

    /** Whoever does not have, after one more sync, exactly what a new device of the same person has. */
    List<String> losses() {
        return readers.stream()
                .map(reader -> {
                    reader.sync();
                    var fresh = new SyncingDevice(reader.person());
                    fresh.sync();
                    return reader.differenceTo(fresh);
                })
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private Void change() {
        for (int i = 0; i < CHANGES_EACH; i++) {
            var answer = oneChange();
            // Somebody else may have been faster: then it is refused. But it never breaks.
            assertThat(answer.status()).as(answer.toString()).isIn(200, 400, 403, 404, 409);
        }
        return null;
    }

    private Answer oneChange() {
        int who = random(PEOPLE);
        var person = people.get(who);
        var album = albums.get(random(albums.size()));
        return switch (random(9)) {
            case 0, 1 -> person.post("/collections/add-files", object("collectionID", album.id, "files", items(who)));
            case 2 -> {
                var home = albums.get(who * ALBUMS_EACH);
                var other = albums.get(who * ALBUMS_EACH + 1);
                yield person.post(
                        "/collections/move-files",
                        object("fromCollectionID", home.id, "toCollectionID", other.id, "files", items(who)));
            }
            case 3 -> {
                var files = items(random(PEOPLE)).stream()
                        .map(item -> item.path("id").asLong())
                        .toList();
                yield person.post("/collections/v3/remove-files", object("collectionID", album.id, "fileIDs", files));
            }
            case 4 ->
                person.put(
                        person == album.owner ? "/collections/magic-metadata" : "/collections/sharee-magic-metadata",
                        object(
                                "id",
                                album.id,
                                "magicMetadata",
                                object("version", 1, "count", 1, "data", random64(9), "header", random64(24))));
            case 5 ->
                album.owner.post(
                        "/collections/rename",
                        object(
                                "collectionID",
                                album.id,
                                "encryptedName",
                                random64(9),
                                "nameDecryptionNonce",
                                random64(24)));
            case 6 -> share(album, person, random(2) == 0 ? "COLLABORATOR" : "ADMIN");
            case 7 -> person.post("/collections/leave/" + album.id);
            default ->
                album.owner.post("/collections/unshare", object("collectionID", album.id, "email", person.email()));
        };
    }

    private static Answer share(OwnAlbum album, Person with, String role) {
        return album.owner.post(
                "/collections/share",
                object("collectionID", album.id, "email", with.email(), "encryptedKey", random64(80), "role", role));
    }

    /** Two files of somebody. */
    private List<ObjectNode> items(int whose) {
        int first = random(FILES_EACH - 1);
        return StoredFiles.items(files.get(whose).subList(first, first + 2));
    }

    /** From now on every change of albums, participants and memberships takes up to 6 milliseconds, inside its transaction. */
    private static void slowDown(JdbcClient jdbc) {
        jdbc.sql("""
                CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(random() * 0.006); RETURN NULL; END $$
                """).update();
        for (var table : List.of("collections", "collection_shares", "collection_files")) {
            jdbc.sql("CREATE TRIGGER takes_time AFTER INSERT OR UPDATE ON " + table
                            + " FOR EACH STATEMENT EXECUTE FUNCTION take_time()")
                    .update();
        }
    }

    private static void finish(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private static String random64(int bytes) {
        return Base64Text.of(Sodium.random(bytes));
    }
}
