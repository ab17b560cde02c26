package museum.admin;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import museum.account.EndOfAccount;
import museum.client.Answer;
import museum.client.Call;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.database.Queue;
import museum.database.Time;
import museum.support.Administrator;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator does from the command line with other people's accounts, and that nobody else does. */
@MuseumTest
class AdministratorTest {

    private final RunningMuseum museum;
    private final People people;
    private final Person alice;
    private final String token;

    AdministratorTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        alice = people.signUp("alice");
        token = Administrator.token(museum);
    }

    private Call call(String method, String path) {
        return people.call(method, path)
                .header("X-Client-Package", "io.ente.photos")
                .token(token);
    }

    private Answer delete(String email) {
        return call("DELETE", "/admin/user/delete").query("email", email).send();
    }

    private Answer recover(long userId, String email) {
        return call("POST", "/admin/user/recover")
                .body(object("userID", userId, "emailID", email))
                .send();
    }

    @Test
    void nobodyElse() {
        for (var route : List.of(
                "DELETE /admin/user/delete?email=" + alice.email(),
                "POST /admin/user/recover",
                "POST /admin/user/close-family",
                "POST /admin/user/bonus",
                "POST /admin/user/update-referral",
                "POST /admin/discount/add-coupons",
                "POST /admin/mail/subscribe?email=x",
                "POST /admin/mail/unsubscribe?email=x",
                "GET /admin/listmonk/missing-subscribers/count",
                "PUT /admin/user/change-email",
                "POST /admin/user/terminate-session",
                "POST /admin/user/update-email-mfa",
                "POST /admin/user/add-ott",
                "POST /admin/user/unblock-storage-warning-login",
                "POST /admin/user/update-flag",
                "POST /admin/queue/re-queue",
                "POST /admin/mail")) {
            var parts = route.split(" ");
            alice.call(parts[0], parts[1]).send().isError(401, "insufficient permissions");
            alice.call(parts[0], parts[1]).token(null).send().isError(401, "missing token");
        }
        alice.get("/users/details/v2").ok();
    }

    @Test
    void thereAreNoMailingLists() {
        call("POST", "/admin/mail/subscribe")
                .query("email", alice.email())
                .send()
                .isEmpty();
        call("POST", "/admin/mail/unsubscribe").send().isEmpty();
        var count = "/admin/listmonk/missing-subscribers/count";
        call("GET", count)
                .send()
                .is(
                        400,
                        "BAD_REQUEST",
                        "listmonk is not configured (server-url, username, password, list-ids are required)");
        call("GET", count)
                .query("pageSize", 0)
                .send()
                .is(400, "BAD_REQUEST", "invalid pageSize query param, expected positive integer");
        call("GET", count)
                .query("unsubscribeMissing", 2)
                .send()
                .is(400, "BAD_REQUEST", "invalid unsubscribeMissing query param, expected boolean");
    }

    @Test
    void anAccountIsDeletedAndBroughtBack() {
        call("DELETE", "/admin/user/delete").send().isPlain(400);
        delete("nobody@example.org").isPlain(404);
        recover(alice.id(), alice.email())
                .is(400, "BAD_REQUEST", "account is already recovered or userID is linked to another active account");

        var deleted = delete(alice.email().toUpperCase()).ok().fields();

        assertThat(deleted.number("userID")).isEqualTo(alice.id());
        assertThat(deleted.flag("isSubscriptionCancelled")).isTrue();
        alice.get("/users/details/v2").isError(401, "invalid token");
        delete(alice.email()).isPlain(404);
        recover(7, alice.email()).isPlain(404);
        recover(alice.id(), "alice").isPlain(400);
        recover(alice.id(), people.signUp("bob").email()).is(409);

        recover(alice.id(), alice.email()).ok();

        alice.logIn(Program.PHOTOS_WEB).get("/users/details/v2").ok();
    }

    @Test
    void whoseDataAreGoneDoesNotComeBack() {
        delete(alice.email()).ok();
        EndOfAccount.of(museum, alice.id());
        recover(alice.id(), alice.email()).is(400, "BAD_REQUEST", "account can not be recovered now");
    }

    /** By these words the command line asks to log in again. */
    @Test
    void anOldTokenDeletesNobody() {
        museum.bean(JdbcClient.class)
                .sql("UPDATE tokens SET creation_time = creation_time - 601 * 1000000 WHERE token = :token")
                .param("token", token)
                .update();
        delete(alice.email()).is(400, "BAD_REQUEST", "Token is too old");
        call("POST", "/admin/user/disable-2fa").body("{").send().is(400, "BAD_REQUEST", "Token is too old");
        call("GET", "/admin/users").send().is(400, "BAD_REQUEST", "Token is too old");
        alice.get("/users/details/v2").ok();
    }

    /** For somebody whom no mail reaches. */
    @Test
    void aCodeIsGivenByHand() {
        long end = museum.bean(Time.class).now() + 60_000_000;
        giveCode("desktop", "7654321", end).is(400, "BAD_REQUEST", "invalid app");
        giveCode("photos", "7654321", 1).is(400, "BAD_REQUEST", "expiry time should be in future");
        giveCode("photos", "12345", end).is(400, "BAD_REQUEST", "invalid code length, should be at least 6 digit");
        giveCode("photos", "7654321", end).ok();

        logInWith("7654322").isPlain(401);
        logInWith("7654321").ok();
        logInWith("7654321").isPlain(410);
    }

    private Answer giveCode(String app, String code, long end) {
        return call("POST", "/admin/user/add-ott")
                .body(object("email", alice.email().toUpperCase(), "code", code, "app", app, "expiryTime", end))
                .send();
    }

    private Answer logInWith(String code) {
        return people.call("POST", "/users/verify-email")
                .header("X-Client-Package", "io.ente.photos")
                .body(object("email", alice.email(), "ott", code))
                .send();
    }

    @Test
    void flagsAreForAdministrators() {
        flag(alice.id(), "theme", "dark").is(400, "BAD_REQUEST", "key theme is not allowed");
        flag(alice.id(), "mapEnabled", "true").is(400, "BAD_REQUEST", "key mapEnabled is not admin editable");
        flag(alice.id(), "betaUser", "yes").is(400, "BAD_REQUEST", "value yes is not allowed");
        flag(7, "betaUser", "yes").is(400, "BAD_REQUEST", "value yes is not allowed");
        flag(7, "betaUser", "true").isPlain(404);
        assertThat(alice.get("/remote-store/feature-flags").ok().fields().flag("betaUser"))
                .isFalse();

        flag(alice.id(), "betaUser", "true").ok();

        assertThat(alice.get("/remote-store/feature-flags").ok().fields().flag("betaUser"))
                .isTrue();
        alice.post("/remote-store/update", object("key", "betaUser", "value", "false"))
                .is(400, "BAD_REQUEST", "key betaUser is not user editable");
    }

    @Test
    void aDomainIsGivenAndTakenAway() {
        var domain = "photos-%d.example.com".formatted(alice.id());
        flag(alice.id(), "customDomain", domain).ok();
        assertThat(alice.get("/remote-store", "key", "customDomain")
                        .ok()
                        .fields()
                        .text("value"))
                .isEqualTo(domain);
        flag(people.signUp("bob").id(), "customDomain", domain)
                .is(409, "CONFLICT", "custom domain already exists for another user");
        flag(alice.id(), "customDomain", "").ok();
        alice.get("/remote-store", "key", "customDomain").isPlain(404);
    }

    private Answer flag(long userId, String key, String value) {
        return call("POST", "/admin/user/update-flag")
                .body(object("userID", userId, "key", key, "value", value))
                .send();
    }

    @Test
    void whatWasDoneIsDoneOnceMore() {
        var name = "test of " + alice.id();
        var queue = museum.bean(Queue.class);
        queue.add(name, "work");
        queue.done(name, List.of("work"));
        long id = museum.bean(JdbcClient.class)
                .sql("SELECT queue_id FROM queue WHERE queue_name = :name")
                .param("name", name)
                .query(Long.class)
                .single();

        redo(id, "another").isPlain(404);
        assertThat(queue.waiting(name)).isZero();
        redo(id, name).ok();
        assertThat(queue.waiting(name)).isOne();
    }

    private Answer redo(long id, String queue) {
        return call("POST", "/admin/queue/re-queue")
                .body(object("id", id, "queueName", queue))
                .send();
    }

    @Test
    void mailIsWritten() {
        mail(List.of(alice.email(), "somebody@example.org")).ok();
        mail(List.of()).isPlain(400);
        call("POST", "/admin/mail")
                .body(object("to", List.of(alice.email())))
                .send()
                .isPlain(400);
    }

    private Answer mail(List<String> to) {
        return call("POST", "/admin/mail")
                .body(object(
                        "to", to,
                        "fromName", "Museum",
                        "fromEmail", "museum@example.org",
                        "subject", "Hello",
                        "body", "<p>Hello</p>"))
                .send();
    }

    @Test
    void aFamilyIsClosed() {
        var families = alice.get("/users/families-token").ok().fields().text("familiesToken");
        var bob = people.signUp("bob");
        alice.call("POST", "/family/create").token(families).send().ok();
        alice.call("POST", "/family/add-member")
                .token(families)
                .body(object("email", bob.email()))
                .send()
                .ok();
        var invitation = museum.bean(JdbcClient.class)
                .sql("SELECT token FROM families WHERE member_id = :user")
                .param("user", bob.id())
                .query(String.class)
                .single();
        bob.post("/family/accept-invite", object("token", invitation)).ok();
        close(bob).isPlain(404);

        close(alice).ok();

        close(alice).isPlain(404);
        for (var person : List.of(alice, bob)) {
            person.get("/users/details/v2").ok().fields().mustNotHave("familyData", "the family is closed");
        }
        bob.post("/family/accept-invite", object("token", invitation)).isPlain(404);
        alice.call("POST", "/family/create").token(families).send().ok();
    }

    private Answer close(Person person) {
        return call("POST", "/admin/user/close-family")
                .body(object("userID", person.id()))
                .send();
    }

    @Test
    void storageIsAddedToThePlan() {
        bonus("ADD", "ADD_ON_SUPPORT", 5, 1).ok();
        assertThat(bonusOfAlice()).isEqualTo(5L << 30);
        bonus("ADD", "ADD_ON_SUPPORT", 5, 1).is(409);
        bonus("UPDATE", "ADD_ON_SUPPORT", 7, 1).ok();
        bonus("ADD", "ADD_ON_BF_2024", 50, 3).ok();
        assertThat(bonusOfAlice()).isEqualTo(57L << 30);
        bonus("REMOVE", "ADD_ON_SUPPORT", 0, 0).ok();
        assertThat(bonusOfAlice()).isEqualTo(50L << 30);

        var missing = "bonus not found for user %d with bonusID ADD_ON_SUPPORT-%d".formatted(alice.id(), alice.id());
        bonus("REMOVE", "ADD_ON_SUPPORT", 0, 0).is(400, "BAD_REQUEST", missing);
        bonus("UPDATE", "ADD_ON_SUPPORT", 1, 1).is(400, "BAD_REQUEST", missing);
        bonus("ADD", "REFERRAL", 1, 1).is(400, "BAD_REQUEST", "invalid bonus type");
        for (int years : new int[] {0, -1, 101}) {
            bonus("ADD", "ADD_ON_SUPPORT", 1, years).is(400, "BAD_REQUEST", "invalid input for year, only 1-100");
        }
        for (int gigabytes : new int[] {0, -1, 2001}) {
            bonus("ADD", "ADD_ON_SUPPORT", gigabytes, 1).is(400, "BAD_REQUEST", "invalid GB storage, only 1-2000");
        }
        bonus("ADD", "ADD_ON_BF_2023", 20, 3)
                .is(400, "BAD_REQUEST", "invalid input for deal, only 50, 200, 500, 1000, 2000 allowed");
        bonus("ADD", "ADD_ON_BF_2023", 50, 4).is(400, "BAD_REQUEST", "invalid input for year, only 3 or 5 or 10");
        bonus("REPLACE", "ADD_ON_SUPPORT", 1, 1).is(400, "BAD_REQUEST");
        assertThat(bonusOfAlice()).isEqualTo(50L << 30);
    }

    private Answer bonus(String action, String type, int gigabytes, int years) {
        return call("POST", "/admin/user/bonus")
                .body(object(
                        "action", action,
                        "bonusType", type,
                        "userID", alice.id(),
                        "storageInGB", gigabytes,
                        "year", years))
                .send();
    }

    private long bonusOfAlice() {
        return alice.get("/users/details/v2").ok().fields().number("storageBonus");
    }

    private Answer post(String path, Object body) {
        return call("POST", path).body(body).send();
    }

    private Answer changeEmail(long userId, String email) {
        return call("PUT", "/admin/user/change-email")
                .body(object("userID", userId, "email", email))
                .send();
    }

    @Test
    void anAddressIsChanged() {
        var bob = people.signUp("bob");
        changeEmail(alice.id(), bob.email().toUpperCase()).isPlain(403);
        changeEmail(7, "new-" + alice.email()).isPlain(404);
        changeEmail(alice.id(), "New-" + alice.email()).ok();
        assertThat(alice.get("/users/details/v2").ok().fields().text("email")).isEqualTo("new-" + alice.email());
        delete(bob.email()).ok();
        changeEmail(bob.id(), "new-" + bob.email()).isPlain(410);
    }

    @Test
    void aSessionIsEnded() {
        var telephone = alice.logIn(Program.PHOTOS_MOBILE);
        telephone.get("/users/details/v2").ok();
        post(
                        "/admin/user/terminate-session",
                        object(
                                "token",
                                telephone.token(),
                                "userID",
                                people.signUp("bob").id()))
                .ok();
        telephone.get("/users/details/v2").ok();
        post("/admin/user/terminate-session", object("token", telephone.token(), "userID", alice.id()))
                .ok();
        telephone.get("/users/details/v2").isError(401, "invalid token");
        alice.get("/users/details/v2").ok();
    }

    @Test
    void theCodeByMailIsSwitched() {
        post("/admin/user/update-email-mfa", object("userID", alice.id()))
                .is(400, "BAD_REQUEST", "emailMFA is required");
        for (var enabled : List.of(true, false)) {
            post("/admin/user/update-email-mfa", object("userID", alice.id(), "emailMFA", enabled))
                    .ok();
            assertThat(alice.get("/users/details/v2")
                            .ok()
                            .fields()
                            .object("profileData")
                            .flag("isEmailMFAEnabled"))
                    .isEqualTo(enabled);
        }
        post("/admin/user/update-email-mfa", object("userID", 7, "emailMFA", false))
                .is(409, "CONFLICT", "SRP setup incomplete");
    }
}
