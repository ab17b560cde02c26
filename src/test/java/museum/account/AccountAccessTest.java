package museum.account;

import static museum.client.Json.object;

import museum.client.People;
import museum.client.Program;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in: each kind of token, in each state of the account. */
@MuseumTest
class AccountAccessTest {

    @ParameterizedTest
    @CsvSource({
        "PUT,/users/attributes",
        "PUT,/users/recovery-key",
        "PUT,/users/email-mfa",
        "GET,/users/public-key",
        "GET,/users/session-validity/v2",
        "GET,/users/sessions",
        "DELETE,/users/session",
        "POST,/users/logout",
        "POST,/users/event",
        "POST,/users/change-email",
        "GET,/users/payment-token",
        "GET,/users/families-token",
        "GET,/users/accounts-token",
        "GET,/users/delete-challenge",
        "DELETE,/users/delete",
        "GET,/users/deletion-summary",
        "POST,/users/srp/setup",
        "POST,/users/srp/complete",
        "POST,/users/srp/update",
        "GET,/users/two-factor/status",
        "POST,/users/two-factor/setup",
        "POST,/users/two-factor/enable",
        "POST,/users/two-factor/disable",
        "GET,/users/two-factor/recovery-status",
        "POST,/users/two-factor/passkeys/configure-recovery",
        "POST,/events/user",
        "POST,/push/token"
    })
    void routesOfAUserWantAUsersToken(String method, String path, People people) {
        people.call(method, path).send().isError(401, "missing token");
        people.call(method, path).token("bm9ib2R5").send().isError(401, "invalid token");
        var alice = people.signUp("alice", Program.AUTH_MOBILE);
        people.call(method, path).token(alice.device().token()).send().isError(401, "invalid token");
        people.call(method, path).token(accountsToken(alice)).send().isError(401, "invalid token");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/passkeys",
        "PATCH,/passkeys/00000000-0000-4000-8000-000000000001",
        "DELETE,/passkeys/00000000-0000-4000-8000-000000000001",
        "POST,/passkeys/registration/begin",
        "POST,/passkeys/registration/finish"
    })
    void routesOfPasskeysWantATokenForTheAccountsApp(String method, String path, People people) {
        var alice = people.signUp("alice");
        people.call(method, path).send().isError(401, "missing token");
        people.call(method, path).token(alice.device().token()).send().isError(401, "invalid token");
        for (var kind : new String[] {"payment", "families"}) {
            var token = alice.get("/users/" + kind + "-token").ok().fields().text(kind + "Token");
            people.call(method, path).token(token).send().isError(401, "invalid token");
        }
    }

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
