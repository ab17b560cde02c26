package museum.entity;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import museum.client.Answer;
import museum.client.People;
import museum.client.Program;
import museum.support.AtOnce;
import museum.support.Follower;
import museum.support.Follower.Change;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entities of the photos and locker apps. */
@MuseumTest
class UserEntityTest {

    @Test
    void entitiesAreTheirOwnersOnly(People people) {
        var alice = Entities.of(people.signUp("alice"), "location");
        var bob = Entities.of(people.signUp("bob"), "location");
        var place = alice.added("alice's place");

        assertThat(bob.since(0, 500)).isEmpty();
        bob.change(place, "bob's place").isPlain(404);
        bob.delete(place).isEmpty();

        assertThat(alice.since(0, 500)).singleElement().satisfies(row -> {
            assertThat(row.text("encryptedData")).isEqualTo("alice's place");
            assertThat(row.flag("isDeleted")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/user-entity/key",
        "GET,/user-entity/key",
        "POST,/user-entity/entity",
        "PUT,/user-entity/entity",
        "DELETE,/user-entity/entity",
        "GET,/user-entity/entity/diff"
    })
    void theAuthenticatorHasNoBusinessHere(String method, String path, People people) {
        people.call(method, path).send().isError(401, "missing token");
        people.signUp("alice", Program.AUTH_MOBILE).call(method, path).send().isError(403, "invalid app for endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"location", "person", "cgroup", "smart_album", "memory", "contact"})
    void everyTypeHasOneKey(String type, People people) {
        var alice = people.signUp("alice");
        alice.get("/user-entity/key", "type", type).isPlain(404);

        var key = object("type", type, "encryptedKey", "first", "header", "nonce");
        alice.post("/user-entity/key", key).isEmpty();
        alice.post("/user-entity/key", key).isEmpty();
        alice.post("/user-entity/key", object("type", type, "encryptedKey", "second", "header", "nonce"))
                .is(409, "ALREADY_EXISTS", "Key already exists");

        assertThat(alice.get("/user-entity/key", "type", type).ok().fields().text("encryptedKey"))
                .isEqualTo("first");
    }

    @Test
    void twoDevicesThatMakeAKeyAtOnceAgreeOnOne(People people) {
        var alice = people.signUp("alice");
        var answers = AtOnce.each(
                6,
                device -> alice.post(
                                "/user-entity/key",
                                object("type", "contact", "encryptedKey", "key " + device, "header", "nonce"))
                        .status());
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void unknownTypesAreRefused(People people) {
        var alice = new Entities(people.signUp("alice"), "pet");
        alice.add(null, "Rex").is(400, "BAD_REQUEST", "Invalid EntityType: pet");
        alice.owner()
                .post("/user-entity/key", object("type", "Location", "encryptedKey", "key", "header", "nonce"))
                .is(400, "BAD_REQUEST", "Invalid EntityType: Location");
        assertThat(alice.since(0, 10)).isEmpty();
    }

    @Test
    void withoutAKeyThereAreNoEntities(People people) {
        new Entities(people.signUp("alice"), "memory").add(null, "data").is(400, "BAD_REQUEST");
    }

    /** Museum stores it, and then answers 500 to everybody else who sends an empty id. */
    @Test
    void anEmptyIdBlocksNobody(People people) {
        var alice = Entities.of(people.signUp("alice"), "location");
        var bob = Entities.of(people.signUp("bob"), "location");
        alice.add("", "alice's").is(400, "BAD_REQUEST");
        bob.add("", "bob's").is(400, "BAD_REQUEST");
        assertThat(alice.since(0, 10)).isEmpty();
        assertThat(bob.since(0, 10)).isEmpty();
    }

    @Test
    void anIdInUseIsAConflictWhoeverUsesIt(People people) {
        var alice = Entities.of(people.signUp("alice"), "location");
        var bob = Entities.of(people.signUp("bob"), "location");
        var id = "any id/" + alice.owner().device().userId() + " ä";
        alice.add(id, "alice's").ok();
        alice.add(id, "again").is(409, "ALREADY_EXISTS", "Entity already exists");
        bob.add(id, "bob's").is(409, "ALREADY_EXISTS", "Entity already exists");
        alice.delete(id).isEmpty();
        alice.add(id, "back?").is(409, "ALREADY_EXISTS");
    }

    @Test
    void aChangeKeepsTheTypeAndTheTimeOfCreation(People people) {
        var alice = Entities.of(people.signUp("alice"), "location");
        var made = alice.add(null, "one").ok().fields();
        var changed = alice.owner()
                .put(
                        "/user-entity/entity",
                        object("id", made.text("id"), "type", "pet", "encryptedData", "two", "header", "nonce"))
                .ok()
                .fields();
        assertThat(changed.text("type")).isEqualTo("location");
        assertThat(changed.number("createdAt")).isEqualTo(made.number("createdAt"));
        assertThat(changed.number("updatedAt")).isGreaterThan(made.number("updatedAt"));

        alice.delete(made.text("id")).isEmpty();
        alice.change(made.text("id"), "three").is(400, "BAD_REQUEST", "entity is already deleted");
        alice.change("location_nothing", "three").isPlain(404);
    }

    @Test
    void aSmartAlbumNamesItsUserAndComesBackOnce(People people) {
        var alice = Entities.of(people.signUp("alice"), "smart_album");
        var bob = Entities.of(people.signUp("bob"), "smart_album");
        long user = alice.owner().device().userId();
        var id = "sa_" + user + "_7";

        alice.add(null, "data").is(400, "BAD_REQUEST", "ID is required for SmartAlbum entity type");
        alice.add("", "data").is(400, "BAD_REQUEST", "ID  is not valid for SmartAlbum entity type");
        alice.add("sa_" + user, "data").is(400, "BAD_REQUEST");
        bob.add(id, "data").is(400, "BAD_REQUEST", "ID " + id + " is not valid for SmartAlbum entity type");

        var first = alice.add(id, "first").ok().fields();
        alice.add(id, "second").is(409, "ALREADY_EXISTS", "Entity already exists");
        alice.delete(id).isEmpty();
        var answers = AtOnce.each(5, device -> alice.add(id, "back, from " + device));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(alice.since(0, 500)).singleElement().satisfies(row -> {
            assertThat(row.flag("isDeleted")).isFalse();
            assertThat(row.number("createdAt")).isEqualTo(first.number("createdAt"));
        });
    }

    @Test
    void aSmartAlbumDoesNotReviveSomethingElse(People people) {
        var owner = people.signUp("alice");
        var albums = Entities.of(owner, "smart_album");
        var places = Entities.of(owner, "location");
        var id = "sa_" + owner.id() + "_7";
        places.add(id, "a place").ok();
        places.delete(id).isEmpty();
        albums.add(id, "an album").is(409, "ALREADY_EXISTS");
    }

    @Test
    void noChangeIsMissedWhileManyDevicesWrite(People people) {
        var alice = Entities.of(people.signUp("alice"), "cgroup");
        try (var phone = new Follower(since -> alice.changes(since, 7))) {
            AtOnce.each(8, device -> {
                var changed = alice.added("group of " + device);
                for (int i = 0; i < 15; i++) {
                    var added = alice.added("group %d of %d".formatted(i, device));
                    alice.change(changed, "changed for the %d. time".formatted(i))
                            .ok();
                    if (i % 3 == 0) {
                        alice.delete(added).isEmpty();
                    }
                }
                return changed;
            });
            var all = alice.changes(0, 5000);
            assertThat(phone.whatItSaw())
                    .containsExactlyInAnyOrderEntriesOf(
                            all.stream().collect(Collectors.toMap(Change::id, Change::updatedAt)));
            assertThat(all).hasSize(8 * 16).extracting(Change::updatedAt).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPageNeverEndsBetweenEntitiesOfOneTime(RunningMuseum museum) {
        var owner = museum.people().signUp("alice");
        var alice = Entities.of(owner, "location");
        museum.bean(JdbcClient.class).sql("""
                        INSERT INTO entity_data (id, user_id, type, encrypted_data, header, created_at, updated_at)
                        SELECT gen_random_uuid()::text, :user, 'location', 'imported', 'h', 1700000000000000,
                               1700000000000000 + n / 3
                          FROM generate_series(0, 8) AS n
                        """).param("user", owner.id()).update();
        var first = alice.changes(0, 1);
        var rest = alice.changes(first.getLast().updatedAt(), 5);
        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(6);
    }
}
