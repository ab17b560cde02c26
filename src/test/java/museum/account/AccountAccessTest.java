package museum.account;

import static museum.client.Json.object;

import museum.client.People;
import museum.client.Program;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** What happens to whoever has logged out, to deleted accounts, and to those who meddle with others. Who is turned away at which route is told by {@code StrangersTest}. */
@MuseumTest
class AccountAccessTest {

    @Test
    void nobodyGetsInAfterLoggingOut(People people) {
        var alice = people.signUp("alice");
        alice.device().logOut();
        alice.get("/users/sessions").isError(401, "invalid token");
    }

    @Test
    void nobodyEndsTheSessionOfAnother(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        bob.delete("/users/session?token=" + alice.device().token()).ok();
        alice.get("/users/sessions").ok();
    }

    @Test
    void aDeletedAccountIsShutForEverybody(People people) {
        var alice = people.signUp("alice");
        var other = alice.logIn(Program.PHOTOS_DESKTOP);
        var accounts = accountsToken(alice);
        alice.device().deleteAccount();
        alice.get("/users/sessions").isError(401, "invalid token");
        other.get("/users/sessions").isError(401, "invalid token");
        people.call("GET", "/passkeys").token(accounts).send().isPlain(410);
        people.call("POST", "/passkeys/registration/begin")
                .token(accounts)
                .send()
                .isPlain(410);
        Visitor.post(people, "/users/ott", object("email", alice.email(), "purpose", "login"))
                .is(404, "USER_NOT_REGISTERED");
        people.signUp("bob").get("/users/public-key", "email", alice.email()).isPlain(404);
    }

    @Test
    void nobodyDeletesWithTheChallengeOfAnother(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        alice.delete("/users/delete", object("challenge", accountsToken(alice))).is(400, "BAD_REQUEST");
        alice.delete("/users/delete", object("challenge", "")).is(400, "BAD_REQUEST");
        alice.delete("/users/delete", object("challenge", Challenge.of(bob))).isPlain(403);
        alice.get("/users/sessions").ok();
    }

    private static String accountsToken(museum.client.Person person) {
        return person.get("/users/accounts-token").ok().fields().text("accountsToken");
    }
}
