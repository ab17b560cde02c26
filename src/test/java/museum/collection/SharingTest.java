package museum.collection;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import museum.client.Album;
import museum.client.Answer;
import museum.client.Participant;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Role;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Albums of several people. Protocol 02 §7.5–7.8. */
@MuseumTest
class SharingTest {

    private final People people;

    SharingTest(People people) {
        this.people = people;
    }

    @Test
    void whatIsSharedArrivesAndOpens() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.upload(summer, Picture.named("beach.jpg"));

        alice.share(summer, bob, Role.VIEWER);

        assertThat(bob.sync().names("Summer")).containsExactly("beach.jpg");
        assertThat(bob.sync().album("Summer").ownerEmail()).isEqualTo(alice.email());
    }

    @Test
    void sharingADeletedAlbumDoesNotReviveIt() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, bob, Role.VIEWER);
        bob.sync();
        alice.deleteEmptyAlbum(summer);
        assertThat(bob.sync().find("Summer")).isEmpty();

        invite(alice, summer, bob, "VIEWER").isPlain(404);

        assertThat(bob.sync().find("Summer")).isEmpty();
        assertThat(entry(bob, summer).path("isDeleted").asBoolean()).isTrue();
    }

    @Test
    void anAdminCannotInviteTheOwner() {
        var alice = people.signUp("alice");
        var adam = people.signUp("adam");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, adam, Role.ADMIN);

        invite(adam, summer, alice, "VIEWER").isPlain(400);

        assertThat(alice.sync().albums()).hasSize(1);
        assertThat(alice.sharees(summer)).extracting(Participant::id).containsExactly(adam.id());
    }

    @Test
    void joiningByALinkKeepsAHigherRoleAndGivesAHigherOne() {
        var alice = people.signUp("alice");
        var adam = people.signUp("adam");
        var vera = people.signUp("vera");
        var nora = people.signUp("nora");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, adam, Role.ADMIN);
        alice.share(summer, vera, Role.VIEWER);
        var token = link(alice, object("collectionID", summer.id(), "enableCollect", true));

        join(adam, summer, token).ok();
        join(vera, summer, token).ok();
        join(nora, summer, token).ok();

        assertThat(alice.sharees(summer))
                .extracting(Participant::email, Participant::role)
                .containsExactlyInAnyOrder(
                        tuple(adam.email(), "ADMIN"),
                        tuple(vera.email(), "COLLABORATOR"),
                        tuple(nora.email(), "COLLABORATOR"));
    }

    @Test
    void whoLeavesTakesTheOwnFilesAlongAndIsToldOnce() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.upload(summer, Picture.named("beach.jpg"));
        alice.share(summer, bob, Role.COLLABORATOR);
        bob.add(summer, bob.upload(bob.createAlbum("Home"), Picture.named("boat.jpg")));
        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg", "boat.jpg");
        bob.sync();

        bob.leave(summer);

        assertThat(alice.sync().names("Summer")).containsExactly("beach.jpg");
        assertThat(bob.sync().find("Summer")).isEmpty();
        long since = entry(bob, summer).path("updationTime").asLong();
        alice.rename(summer, "Without Bob");
        assertThat(bob.get("/collections/v2", "sinceTime", since).ok().json().path("collections"))
                .as("what happens there later is not his business")
                .isEmpty();
    }

    @Test
    void comingBackKeepsTheOwnSettings() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, bob, Role.VIEWER);
        bob.editAsSharee(bob.sync().album("Summer"), Map.of("order", 1));
        alice.unshare(summer, bob);
        bob.sync();

        alice.share(summer, bob, Role.COLLABORATOR);

        assertThat(bob.sync().album("Summer").shareeMagic().number("order")).isEqualTo(1);
    }

    @Test
    void theOwnersPrivateThingsStayTheOwners() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.editPrivate(summer, Map.of("visibility", 1));
        alice.share(summer, bob, Role.ADMIN);

        var seen = bob.get("/collections/" + summer.id()).ok().json().path("collection");

        assertThat(seen.has("magicMetadata")).isFalse();
        assertThat(seen.has("keyDecryptionNonce")).isFalse();
        assertThat(bob.album(summer.id()).name()).isEqualTo("Summer");
        assertThat(alice.album(summer.id()).privateMagic().number("visibility")).isEqualTo(1);
    }

    @Test
    void aFilesPrivateThingsStayItsOwners() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.share(summer, bob, Role.COLLABORATOR);
        var boat = bob.upload(bob.createAlbum("Home"), Picture.named("boat.jpg"));
        bob.editPrivate(boat, Map.of("visibility", 1));
        bob.add(summer, boat);

        var file = alice.get("/collections/file", "collectionID", summer.id(), "fileID", boat.id());
        var diff = alice.get("/collections/v2/diff", "collectionID", summer.id());

        assertThat(file.ok().json().path("file").path("id").asLong()).isEqualTo(boat.id());
        assertThat(file.text()).doesNotContain("\"magicMetadata\"");
        assertThat(diff.ok().text()).doesNotContain("\"magicMetadata\"");
    }

    private static Answer invite(Person by, Album album, Person whom, String role) {
        return by.post(
                "/collections/share",
                object("collectionID", album.id(), "email", whom.email(), "encryptedKey", sealed(), "role", role));
    }

    private static String link(Person owner, Object settings) {
        var url = owner.post("/collections/share-url", settings)
                .ok()
                .json()
                .path("result")
                .path("url")
                .asString();
        return url.substring(url.lastIndexOf('=') + 1);
    }

    private static Answer join(Person person, Album album, String token) {
        return person.call("POST", "/collections/join-link")
                .header("X-Auth-Access-Token", token)
                .body(object("collectionID", album.id(), "encryptedKey", sealed()))
                .send();
    }

    /** The album in the person's list, from the beginning. */
    private static JsonNode entry(Person person, Album album) {
        for (var entry : person.get("/collections/v2").ok().json().path("collections")) {
            if (entry.path("id").asLong() == album.id()) {
                return entry;
            }
        }
        throw new AssertionError("album " + album.id() + " is not in the list");
    }

    private static String sealed() {
        return Base64Text.of(Sodium.random(80));
    }
}
