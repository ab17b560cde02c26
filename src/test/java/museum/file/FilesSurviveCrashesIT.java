package museum.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Program;
import museum.client.Role;
import museum.client.Trashed;
import museum.database.TestDatabase;
import museum.storage.DataCentre;
import museum.support.MuseumProcess;
import museum.support.MuseumStarter;
import museum.support.ObservedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The server is killed ({@code kill -9}) while many hands create, update, copy, trash and delete files, derive data from them and abandon uploads, and while all background work is under
 * way: the emptying and ageing of the trash, the deletion of objects, of replaced ones, of abandoned uploads and of derived data, the lifting of holds, replication to two further stores. What
 * was acknowledged is there afterwards, what was not is there or not but never by half, and in the end nothing lies around that nobody needs.
 *
 * <p>{@code -Dmuseum.crashes} sets how often; each time every hand and every kind of work is interrupted.
 */
class FilesSurviveCrashesIT {

    private static final Logger log = LoggerFactory.getLogger(FilesSurviveCrashesIT.class);

    private static final int CRASHES = Integer.getInteger("museum.crashes", 8);
    private static final int HANDS = 8;
    private static final int MOST_DEEDS = 60;

    private final Random random = new Random(Long.getLong("museum.seed", 4711));
    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Map<BusyHand.Deed, Integer> interrupted = new EnumMap<>(BusyHand.Deed.class);
    private final List<BusyHand> hands = new ArrayList<>();

    @TempDir
    Path directory;

    /** Whose files are made, and who copies them. */
    private record Owners(Person alice, Person bob) {}

    @Test
    void nothingAcknowledgedIsLostAndNothingIsLeftOver() throws Exception {
        try (var second = ObservedStore.start("second").withHolds()) {
            var settings = settings(second);
            var jar = Path.of(Objects.requireNonNull(System.getProperty("museum.jar"), "museum.jar"));
            try (var server = new MuseumProcess(jar, directory, Map.of())) {
                server.running(BusyServer.class, port -> arguments(settings, port));
                server.start();
                var owners = takeUpWork(People.of(server.url()));
                for (int crash = 0; crash < CRASHES; crash++) {
                    workUntilKilled(server);
                    daysPass();
                    server.start();
                    lookAfterAll(owners);
                }
                server.kill();
                log.info("interrupted by {} crashes: {}", CRASHES, interrupted);
                assertNothingLeftOver(owners, settings);
            }
        }
    }

    private List<String> settings(ObservedStore second) {
        var settings = new ArrayList<>(second.settings(DataCentre.WASABI_EU_CENTRAL_2_V3.label(), "second"));
        database.properties()
                .forEach((key, value) -> settings.add(key.replace("museum.configuration.", "") + "=" + value));
        settings.addAll(List.of(
                "s3.wasabi-eu-central-2-v3.compliance=true",
                "s3.b2-eu-cen.bucket=first",
                "s3.scw-eu-fr-v3.bucket=third",
                "s3.file-data-config.mldata.primaryBucket=b2-eu-cen",
                "s3.file-data-config.mldata.replicaBuckets=scw-eu-fr-v3",
                "s3.file-data-config.vid_preview.primaryBucket=b2-eu-cen",
                "s3.file-data-config.vid_preview.replicaBuckets=scw-eu-fr-v3"));
        return settings;
    }

    private List<String> arguments(List<String> settings, int port) {
        var arguments = new ArrayList<>(List.of(directory.toString(), "http.port=" + port));
        arguments.addAll(settings);
        return arguments;
    }

    private Owners takeUpWork(People people) {
        var alice = people.signUp("alice", Program.PHOTOS_MOBILE);
        var bob = people.signUp("bob", Program.PHOTOS_MOBILE);
        var album = alice.createAlbum("Summer");
        alice.share(album, bob, Role.VIEWER);
        var copies = bob.createAlbum("Copies");
        for (int i = 0; i < HANDS; i++) {
            hands.add(new BusyHand(alice, bob, album, copies, random.nextLong()));
        }
        return new Owners(alice, bob);
    }

    /** The moment is any: before the first deed is done, or in the middle of the sixtieth. */
    private void workUntilKilled(MuseumProcess server) throws Exception {
        server.tell("begin");
        var done = new AtomicLong();
        int enough = random.nextInt(MOST_DEEDS);
        var ends = new ArrayList<Future<BusyHand.Deed>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var hand : hands) {
                ends.add(threads.submit(() -> hand.workUntilNobodyAnswers(done)));
            }
            while (done.get() < enough && ends.stream().noneMatch(Future::isDone)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(60)));
            server.kill();
        }
        for (var end : ends) {
            interrupted.merge(end.get(), 1, Integer::sum);
        }
    }

    /** Nobody is at work now, so that time can be changed under nobody's hands: whatever waits for its time may be done in the next round. */
    private void daysPass() {
        var ageing = hands.stream().flatMap(hand -> hand.ageing().stream()).toArray(Long[]::new);
        update("UPDATE queue SET created_at = created_at - 60 * 86400000000");
        update("UPDATE temp_objects SET expiration_time = 1");
        update("UPDATE file_data SET sync_locked_till = 0");
        update("UPDATE object_copies SET last_attempt = least(last_attempt, 1)");
        sql.sql("UPDATE trash SET delete_by = 1 WHERE file_id = ANY (:files) AND NOT is_deleted")
                .param("files", ageing)
                .update();
    }

    private void update(String statement) {
        sql.sql(statement).update();
    }

    private void lookAfterAll(Owners owners) {
        var library = owners.alice().sync();
        var inAlbum = byId(library.photos("Summer"), Function.identity());
        var inTrash = byId(library.trash(), Trashed::photo);
        hands.forEach(hand -> hand.lookAfter(inAlbum, inTrash));
        owners.alice().sync();
        var copies = byId(owners.bob().sync().photos("Copies"), Function.identity());
        hands.forEach(hand -> hand.lookAfterCopies(copies));
    }

    private static <T> Map<Long, Photo> byId(List<T> all, Function<T, Photo> photo) {
        return all.stream().map(photo).collect(Collectors.toMap(Photo::id, Function.identity()));
    }

    private void assertNothingLeftOver(Owners owners, List<String> settings) {
        try (var museum = MuseumStarter.startIn(directory, settings)) {
            var backstage = new Backstage(museum);
            for (int times = 0; times < 2; times++) {
                backstage.replicate();
                backstage.daysPass(60);
                backstage.releaseHolds();
                backstage.yearsPass();
            }
            for (var person : List.of(owners.alice(), owners.bob())) {
                backstage.assertInOrder(person);
                for (var place :
                        List.of(DataCentre.B2_EU_CEN, DataCentre.WASABI_EU_CENTRAL_2_V3, DataCentre.SCW_EU_FR_V3)) {
                    assertThat(backstage.objectsOf(person, place))
                            .as("what lies in %s for %s", place, person)
                            .isEqualTo(needed(person, place));
                }
            }
            assertThat(backstage.count("temp_objects")).isZero();
            assertThat(backstage.count("queue WHERE NOT is_deleted AND queue_name <> 'dropFileEncMetata'"))
                    .isZero();
            assertThat(backstage.count(
                            "object_copies WHERE want_wasabi AND wasabi IS NULL OR want_scw AND scw IS NULL"))
                    .isZero();
        }
    }

    /** What files and their derived data need at a place. */
    private Set<String> needed(Person person, DataCentre place) {
        return new TreeSet<>(sql.sql("""
                SELECT o.object_key
                  FROM object_keys o
                  JOIN files f USING (file_id)
                 WHERE f.owner_id = :person AND NOT o.is_deleted AND :place::s3region = ANY (o.datacenters)
                 UNION ALL
                SELECT concat(user_id, '/file-data/', file_id, '/', key)
                  FROM file_data
                 CROSS JOIN LATERAL unnest(
                           CASE WHEN data_type = 'mldata' THEN ARRAY['mldata']
                                ELSE ARRAY['vid_preview/' || obj_id, 'vid_preview/' || obj_id || '_playlist'] END) AS key
                 WHERE user_id = :person AND NOT is_deleted AND :place::s3region = ANY (latest_bucket || replicated_buckets)
                """)
                .param("person", person.id())
                .param("place", place.label())
                .query(String.class)
                .list());
    }
}
