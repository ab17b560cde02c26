package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import museum.client.Answer;
import museum.client.People;
import museum.client.Program;
import museum.database.TestDatabase;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several servers on one database, and servers that start anew: what was counted stays counted, what was ended is ended everywhere. */
class SeveralNodesTest {

    private static final Map<String, String> APPS =
            Map.of("photos", "io.ente.photos", "auth", "io.ente.auth", "locker", "io.ente.locker");

    private static final MovableClock CLOCK = new MovableClock();
    private static TestDatabase database;
    private static RunningMuseum first;
    private static RunningMuseum second;

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        first = node();
        second = node();
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    private static void restart() {
        second.close();
        second = node();
    }

    private static RunningMuseum node() {
        var settings = new ArrayList<>(List.of(
                "key.encryption=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "key.hash=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "jwt.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        database.properties()
                .forEach((key, value) -> settings.add(key.replace("museum.configuration.", "") + "=" + value));
        return MuseumStarter.start(
                settings,
                context -> context.registerBean(
                        "movableClock", Clock.class, () -> CLOCK, definition -> definition.setPrimary(true)));
    }

    @Test
    void aTokenThatEndsHereIsDeadThere() throws InterruptedException {
        var alice = first.people().signUp("alice");
        var tablet = alice.logIn(Program.PHOTOS_DESKTOP, second.people());
        tablet.get("/users/sessions").ok();
        tablet.get("/users/sessions").ok();
        alice.device().changePassword("another secret");
        assertThat(deadWithin(Duration.ofSeconds(1), () -> tablet.get("/users/sessions")))
                .isTrue();
        alice.get("/users/sessions").ok();

        var telephone = alice.logIn(Program.PHOTOS_MOBILE, second.people());
        telephone.get("/users/sessions").ok();
        alice.delete("/users/session?token=" + telephone.token()).ok();
        assertThat(deadWithin(Duration.ofSeconds(1), () -> telephone.get("/users/sessions")))
                .isTrue();
    }

    private static boolean deadWithin(Duration time, java.util.function.Supplier<Answer> request)
            throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (request.get().status() == 401) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Test
    void wrongCodesCountOnEveryNode() {
        var alice = first.people().signUp("alice");
        var code = object("email", alice.email());
        Visitor.post(first.people(), "/users/ott", code).isEmpty();
        var wrong = object("email", alice.email(), "ott", "000000");
        for (int i = 0; i < 20; i++) {
            var node = i % 2 == 0 ? first : second;
            Visitor.post(node.people(), "/users/verify-email", wrong).isPlain(401);
        }
        var right = object("email", alice.email(), "ott", People.CODE);
        Visitor.post(first.people(), "/users/verify-email", right).isPlain(429);
        Visitor.post(second.people(), "/users/verify-email", right).isPlain(429);
    }

    @Test
    void wrongProofsCountOnEveryNode() {
        var alice = first.people().signUp("alice");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), 268435456, 16).ok();
        var client = password.client();
        var session = password.session(
                client, Visitor.post(first.people(), "/users/srp/create-session", password.createSession(client)));
        for (int i = 0; i < 5; i++) {
            var node = i % 2 == 0 ? first : second;
            Visitor.post(node.people(), "/users/srp/verify-session", session.wrongProof())
                    .isPlain(401);
        }
        Visitor.post(second.people(), "/users/srp/verify-session", session.proof())
                .is(410, "TOO_MANY_WRONG_ATTEMPTS");
    }

    /** Codes, proofs and codes of authenticators: a guesser who makes the server start anew has gained nothing. */
    @Test
    void wrongAttemptsCountBeyondARestart() {
        var alice = first.people().signUp("alice");
        var bob = first.people().signUp("bob");
        Visitor.post(first.people(), "/users/ott", object("email", bob.email())).isEmpty();
        var code = object("email", bob.email(), "ott", "000000");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), 268435456, 16).ok();
        var client = password.client();
        var session = password.session(
                client, Visitor.post(first.people(), "/users/srp/create-session", password.createSession(client)));
        Authenticator.enable(alice, CLOCK);
        var totp = object("sessionID", Authenticator.signIn(first.people(), alice), "code", "nobody");
        for (int i = 0; i < 4; i++) {
            Visitor.post(second.people(), "/users/srp/verify-session", session.wrongProof())
                    .isPlain(401);
        }
        for (int i = 0; i < 9; i++) {
            Visitor.post(second.people(), "/users/two-factor/verify", totp).isPlain(401);
        }
        for (int i = 0; i < 19; i++) {
            Visitor.post(second.people(), "/users/verify-email", code).isPlain(401);
        }

        restart();

        Visitor.post(second.people(), "/users/srp/verify-session", session.wrongProof())
                .isPlain(401);
        Visitor.post(second.people(), "/users/srp/verify-session", session.proof())
                .is(410, "TOO_MANY_WRONG_ATTEMPTS");
        Visitor.post(second.people(), "/users/two-factor/verify", totp).isPlain(401);
        Visitor.post(second.people(), "/users/two-factor/verify", totp).isPlain(429);
        Visitor.post(second.people(), "/users/verify-email", code).isPlain(401);
        Visitor.post(second.people(), "/users/verify-email", code.put("ott", People.CODE))
                .isPlain(429);
    }

    /** Somebody who does nothing else for a day, from as many addresses as they like, with codes for all apps, at whatever node, which moreover starts anew. */
    @Test
    void theChanceToGuessACodeWithinADayIsOneInTenThousand() {
        var email = "victim@elsewhere.example";
        long chances = 0;
        for (int hour = 0; hour < 24; hour++) {
            if (hour == 12) {
                restart();
            }
            var people = (hour % 2 == 0 ? second : first).people();
            var open = new HashMap<String, Integer>();
            for (var app : APPS.entrySet()) {
                for (int i = 0; i < (hour % 3 == 0 ? 10 : 1); i++) {
                    if (Visitor.post(people, "/users/ott", object("email", email), app.getValue())
                                    .status()
                            == 200) {
                        open.merge(app.getKey(), 1, Integer::sum);
                    }
                    CLOCK.pass(Duration.ofSeconds(8));
                }
            }
            for (var app : APPS.entrySet()) {
                int answered = 0;
                while (Visitor.post(
                                        people,
                                        "/users/verify-email",
                                        object("email", email, "ott", "nobody's"),
                                        app.getValue())
                                .status()
                        == 401) {
                    answered++;
                    chances += open.getOrDefault(app.getKey(), 0);
                }
                assertThat(answered).isLessThanOrEqualTo(20);
            }
            CLOCK.pass(Duration.ofMinutes(61));
        }
        assertThat(chances / 1_000_000.0).isPositive().isLessThanOrEqualTo(1e-4);
    }
}
