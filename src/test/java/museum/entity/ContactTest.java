package museum.entity;

import static museum.client.Json.object;
import static museum.entity.AddressBookOf.bytes;
import static museum.entity.AddressBookOf.somebodyWhoSharesWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.client.Role;
import museum.support.AtOnce;
import museum.support.Follower;
import museum.support.Follower.Change;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts: whom one may have, what one sees of them, and that nobody else sees it. */
@MuseumTest
class ContactTest {

    private static final String NOT_ELIGIBLE = "contactUserID is not eligible to be added as a contact";
    private static final String THERE = "contact already exists for contactUserID";

    @Test
    void contactsAreTheirOwnersOnly(People people) {
        var bob = people.signUp("bob");
        var alice = somebodyWhoSharesWith(people.signUp("alice"), bob);
        var card = alice.added(bob, "Bobby").text("id");
        var other = new AddressBookOf(bob);

        other.get(card).is(404, "NOT_FOUND", "");
        other.change(card, alice.owner(), "mine").is(404, "NOT_FOUND");
        other.delete(card).is(404, "NOT_FOUND");
        assertThat(other.since(0, 500)).isEmpty();

        assertThat(alice.get(card).ok().fields().text("encryptedData")).isEqualTo(bytes("Bobby"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/contacts",
        "GET,/contacts/ct_1",
        "GET,/contacts/diff",
        "PUT,/contacts/ct_1",
        "DELETE,/contacts/ct_1",
        "POST,/attachments/profile_picture/upload-url",
        "GET,/attachments/profile_picture/ua_1",
        "PUT,/contacts/ct_1/attachments/profile_picture",
        "GET,/contacts/ct_1/attachments/profile_picture",
        "DELETE,/contacts/ct_1/attachments/profile_picture",
        "POST,/contacts/ct_1/profile-picture/upload-url",
        "PUT,/contacts/ct_1/profile-picture",
        "GET,/contacts/ct_1/profile-picture",
        "DELETE,/contacts/ct_1/profile-picture"
    })
    void theAuthenticatorHasNoBusinessHere(String method, String path, People people) {
        people.call(method, path).send().isError(401, "missing token");
        people.signUp("alice", Program.AUTH_MOBILE).call(method, path).send().isError(403, "invalid app for endpoint");
    }

    @Test
    void onlyPeopleWithWhomAnAlbumIsSharedCanBeContacts(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var carol = people.signUp("carol");
        var stranger = people.signUp("stranger");
        var book = new AddressBookOf(alice);
        book.add(bob, "Bobby").is(400, "BAD_REQUEST", NOT_ELIGIBLE);

        var album = alice.createAlbum("Summer");
        alice.share(album, bob, Role.VIEWER);
        alice.share(album, carol, Role.VIEWER);
        book.add(bob, "Bobby").ok();
        new AddressBookOf(bob).add(alice, "Ally").ok();
        new AddressBookOf(bob).add(carol, "Carrie").ok();
        book.add(alice, "Me").ok();
        book.add(stranger, "Who?").is(400, "BAD_REQUEST", NOT_ELIGIBLE);
        new AddressBookOf(stranger).add(stranger, "Me").is(400, "BAD_REQUEST", NOT_ELIGIBLE);

        alice.unshare(album, carol);
        new AddressBookOf(carol).add(alice, "Ally").is(400, "BAD_REQUEST", NOT_ELIGIBLE);
        new AddressBookOf(carol).add(bob, "Bobby").is(400, "BAD_REQUEST", NOT_ELIGIBLE);
    }

    @Test
    void aContactOutlivesTheAlbumButDoesNotPassToAStranger(People people) {
        var bob = people.signUp("bob");
        var stranger = people.signUp("stranger");
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        alice.share(album, bob, Role.VIEWER);
        var book = new AddressBookOf(alice);
        var card = book.added(bob, "Bobby").text("id");
        alice.unshare(album, bob);

        book.change(card, bob, "Bob").ok();
        book.change(card, stranger, "Who?").is(400, "BAD_REQUEST", NOT_ELIGIBLE);
        book.delete(card).isEmpty();
        book.change(card, bob, "Bob again").is(400, "BAD_REQUEST", NOT_ELIGIBLE);
    }

    @Test
    void aTombstoneTellsNothingHoldsItsPlaceAndComesBackByAChange(People people) {
        var bob = people.signUp("bob");
        var alice = somebodyWhoSharesWith(people.signUp("alice"), bob);
        var made = alice.added(bob, "Bobby");
        var card = made.text("id");
        assertThat(made.text("email")).isEqualTo(bob.email());

        alice.delete(card).isEmpty();
        var dead = alice.get(card).ok().fields();
        assertThat(dead.flag("isDeleted")).isTrue();
        for (var secret : new String[] {"email", "encryptedKey", "encryptedData", "profilePictureAttachmentID"}) {
            assertThat(dead.has(secret)).isTrue();
            assertThat(dead.textOrNull(secret)).isNull();
        }
        alice.delete(card).isEmpty();
        assertThat(alice.get(card).ok().fields().number("updatedAt")).isEqualTo(dead.number("updatedAt"));
        alice.add(bob, "Bobby").is(400, "BAD_REQUEST", THERE);

        var back = alice.change(card, bob, "Bob").ok().fields();
        assertThat(back.text("encryptedKey")).isEqualTo(made.text("encryptedKey"));
        assertThat(back.number("updatedAt")).isGreaterThan(dead.number("updatedAt"));
    }

    @Test
    void everybodyIsAContactOnce(People people) {
        var bob = people.signUp("bob");
        var carol = people.signUp("carol");
        var alice = somebodyWhoSharesWith(people.signUp("alice"), bob, carol);

        var answers = AtOnce.each(5, device -> alice.add(bob, "Bobby " + device));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
        var carols = alice.added(carol, "Carrie").text("id");
        alice.change(carols, bob, "Bobby").is(400, "BAD_REQUEST", THERE);
    }

    @Test
    void whatIsWrongIsToldInOrder(People people) {
        var bob = people.signUp("bob");
        var alice = people.signUp("alice");
        somebodyWhoSharesWith(alice, bob);
        var good = object("contactUserID", bob.id(), "encryptedKey", "AAAA", "encryptedData", "AAAA");
        for (var missing : new String[] {"contactUserID", "encryptedKey", "encryptedData"}) {
            alice.post("/contacts", good.deepCopy().without(missing)).isPlain(400);
        }
        for (var unreadable : new String[] {"?", "AAA", "_-8="}) {
            alice.post("/contacts", good.deepCopy().put("encryptedKey", unreadable))
                    .isPlain(400);
        }
        alice.post("/contacts", good.deepCopy().put("contactUserID", -1).put("encryptedKey", ""))
                .is(400, "BAD_REQUEST", "contactUserID must be greater than 0");
        alice.post("/contacts", good.deepCopy().put("encryptedKey", "").put("encryptedData", ""))
                .is(400, "BAD_REQUEST", "encryptedKey is required");
        alice.post("/contacts", good.deepCopy().put("encryptedData", ""))
                .is(400, "BAD_REQUEST", "encryptedData is required");
        alice.post("/contacts", good.deepCopy().put("contactUserID", 7))
                .is(400, "BAD_REQUEST", "contactUserID does not exist");
        alice.get("/contacts/bobs").is(400, "BAD_REQUEST", "invalid contact id");
        alice.get("/contacts/ct_").is(400, "BAD_REQUEST", "invalid contact id");
    }

    @Test
    void aNewAddressArrives(People people) {
        var bob = people.signUp("bob");
        var alice = somebodyWhoSharesWith(people.signUp("alice"), bob);
        var before = alice.added(bob, "Bobby").number("updatedAt");

        move(bob, "new." + bob.email());

        assertThat(alice.since(before, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.text("email")).isEqualTo("new." + bob.email()));
    }

    /** Museum leaves the old address with everybody for ever. */
    @Test
    void theEndOfAnAccountArrives(People people) {
        var bob = people.signUp("bob");
        var alice = somebodyWhoSharesWith(people.signUp("alice"), bob);
        var card = alice.added(bob, "Bobby");

        bob.device().deleteAccount();

        assertThat(alice.since(card.number("updatedAt"), 10)).singleElement().satisfies(row -> {
            assertThat(row.textOrNull("email")).isNull();
            assertThat(row.flag("isDeleted")).isFalse();
        });
        alice.change(card.text("id"), bob, "Bob").is(400, "BAD_REQUEST", "contactUserID does not exist");
        alice.delete(card.text("id")).isEmpty();
    }

    @Test
    void noChangeIsMissedWhileManyDevicesWriteAndFriendsMove(People people) {
        var friends = AtOnce.each(4, number -> people.signUp("friend" + number));
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        friends.forEach(friend -> alice.share(album, friend, Role.VIEWER));
        var book = new AddressBookOf(alice);
        try (var phone = new Follower(since -> book.changes(since, 3))) {
            AtOnce.each(8, device -> {
                var friend = friends.get(device / 2);
                if (device % 2 == 0) {
                    var card = book.added(friend, "new").text("id");
                    for (int i = 0; i < 10; i++) {
                        book.change(card, friend, "changed for the %d. time".formatted(i))
                                .ok();
                        book.delete(card).isEmpty();
                        book.change(card, friend, "back").ok();
                    }
                } else {
                    for (int i = 0; i < 3; i++) {
                        move(friend, "%d.%s".formatted(i, friend.email()));
                    }
                }
                return friend;
            });
            var all = book.changes(0, 5000);
            assertThat(phone.whatItSaw())
                    .containsExactlyInAnyOrderEntriesOf(
                            all.stream().collect(Collectors.toMap(Change::id, Change::updatedAt)));
            assertThat(all).hasSize(4).extracting(Change::updatedAt).doesNotHaveDuplicates();
        }
    }

    private static void move(Person person, String email) {
        person.post("/users/ott", object("email", email)).isEmpty();
        person.post("/users/change-email", object("email", email, "ott", People.CODE))
                .isEmpty();
    }
}
