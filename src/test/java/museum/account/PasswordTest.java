package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.People;
import museum.client.Program;
import museum.client.crypto.Base64Text;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Passwords are proven, changed and guessed. */
@MuseumTest
class PasswordTest {

    private static final long MEMORY = 268435456;

    /** Whether there is such a session is not told to who sends no proof. */
    @Test
    void whatIsNoProofIsSaidFirst(People people) {
        var session = object("sessionID", UUID.randomUUID(), "srpUserID", UUID.randomUUID());
        Visitor.post(people, "/users/srp/verify-session", session)
                .is(400, "BAD_REQUEST", "srpM1 size is 0, expected 32");
        Visitor.post(people, "/users/srp/verify-session", session.put("srpM1", "!!"))
                .is(400, "BAD_REQUEST", "invalid base64 encoding");
        Visitor.post(people, "/users/srp/verify-session", session.put("srpM1", Base64Text.of(new byte[32])))
                .isPlain(401);
    }

    @Test
    void aRefusedChangeDoesNotStandInTheWayOfTheNext(People people) {
        var alice = people.signUp("alice");
        var weak = Password.fresh();
        weak.update(alice, weak.begin(alice), 67108864, 2).is(400, "BAD_REQUEST", "Unexpected KDF strength");
        var without = Password.fresh();
        var setUp = without.begin(alice);
        alice.post("/users/srp/update", object("setupID", setUp.id(), "srpM1", setUp.m1()))
                .isPlain(400);

        alice.device().changePassword("another secret");
        alice.logIn(Program.PHOTOS_DESKTOP).get("/users/sessions").ok();
    }

    @Test
    void nobodyCompletesTheSetUpOfAnother(People people) {
        var alice = people.signUp("alice");
        var mallory = people.signUp("mallory");
        var password = Password.fresh();
        var setUp = password.begin(alice);
        password.complete(mallory, setUp).isPlain(404);
        password.update(mallory, setUp, MEMORY, 16).isPlain(404);
        password.update(alice, setUp, MEMORY, 16).ok();
    }

    @Test
    void nobodyTakesTheSrpUserOfAnother(People people) {
        var alice = people.signUp("alice");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), MEMORY, 16).ok();
        var mallory = people.signUp("mallory");
        password.update(mallory, password.begin(mallory), MEMORY, 16).is(409, "CONFLICT");
        mallory.logIn(Program.PHOTOS_DESKTOP);
    }

    @Test
    void aNewPasswordEndsTheOtherDevicesAtOnce(People people) {
        var alice = people.signUp("alice");
        var tablet = alice.logIn(Program.PHOTOS_DESKTOP);
        tablet.get("/users/sessions").ok();
        alice.device().changePassword("another secret");
        tablet.get("/users/sessions").isError(401, "invalid token");
        alice.get("/users/sessions").ok();
    }

    @Test
    void allWaysOfWritingNumbersLeadIn(People people) {
        for (var program : new Program[] {Program.PHOTOS_MOBILE, Program.PHOTOS_WEB, Program.AUTH_MOBILE}) {
            var person = people.signUp("alice", program);
            for (int i = 0; i < 3; i++) {
                person.logIn(Program.COMMAND_LINE)
                        .get("/users/session-validity/v2")
                        .ok();
            }
        }
    }

    @Test
    void aProofCountsOnceHoweverManyComeAtTheSameMoment(People people) {
        var alice = people.signUp("alice");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), MEMORY, 16).ok();
        var client = password.client();
        var session = password.session(
                client, Visitor.post(people, "/users/srp/create-session", password.createSession(client)));
        var answers = atOnce(8, i -> Visitor.post(people, "/users/srp/verify-session", session.proof()));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 410).hasSize(7);
    }

    @Test
    void fiveWrongProofsAreAllHoweverManyComeAtTheSameMoment(People people) {
        var alice = people.signUp("alice");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), MEMORY, 16).ok();
        var client = password.client();
        var session = password.session(
                client, Visitor.post(people, "/users/srp/create-session", password.createSession(client)));
        var answers = atOnce(12, i -> Visitor.post(people, "/users/srp/verify-session", session.wrongProof()));
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
        Visitor.post(people, "/users/srp/verify-session", session.proof()).is(410, "TOO_MANY_WRONG_ATTEMPTS");
    }

    @Test
    void nobodyGetsAsManySessionsAsSomebody(People people) {
        var alice = people.signUp("alice");
        var somebody = Password.fresh();
        somebody.update(alice, somebody.begin(alice), MEMORY, 16).ok();
        var nobody = Password.fresh();
        for (var password : new Password[] {somebody, nobody}) {
            var answers = IntStream.range(0, 11)
                    .mapToObj(i -> Visitor.post(
                            people, "/users/srp/create-session", password.createSession(password.client())))
                    .toList();
            assertThat(answers.subList(0, 10)).allSatisfy(answer -> {
                var offer = Base64Text.bytes(answer.ok().fields().text("srpB"));
                assertThat(offer).hasSize(512);
                assertThat(UUID.fromString(answer.fields().text("sessionID")).version())
                        .isEqualTo(4);
            });
            answers.getLast().is(429, "TOO_MANY_UNVERIFIED_SESSIONS", "");
        }
    }

    @Test
    void aDeletedAccountsPasswordLeadsNowhere(People people) {
        var alice = people.signUp("alice");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), MEMORY, 16).ok();
        alice.device().deleteAccount();
        var client = password.client();
        var session = password.session(
                client, Visitor.post(people, "/users/srp/create-session", password.createSession(client)));
        Visitor.post(people, "/users/srp/verify-session", session.proof()).isPlain(410);
    }

    private static List<Answer> atOnce(int count, IntFunction<Answer> request) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
