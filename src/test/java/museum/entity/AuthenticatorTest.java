package museum.entity;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import museum.client.People;
import museum.client.Program;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authenticator's codes, above all: they are nobody else's business. */
@MuseumTest
class AuthenticatorTest {

    private static final String UNKNOWN = "22222222-2222-4222-8222-222222222222";

    @Test
    void codesAreTheirOwnersOnly(People people) {
        var alice = Codes.of(people.signUp("alice", Program.AUTH_MOBILE));
        var bob = Codes.of(people.signUp("bob", Program.AUTH_MOBILE));
        var code = alice.add("alice's");

        assertThat(bob.since(0, 500)).isEmpty();
        bob.change(code, "bob's").is(404, "NOT_FOUND", "");
        bob.delete(code).isEmpty();

        assertThat(alice.since(0, 500)).singleElement().satisfies(row -> {
            assertThat(row.text("encryptedData")).isEqualTo("alice's");
            assertThat(row.flag("isDeleted")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/authenticator/key",
        "GET,/authenticator/key",
        "POST,/authenticator/entity",
        "PUT,/authenticator/entity",
        "DELETE,/authenticator/entity",
        "GET,/authenticator/entity/diff"
    })
    void nobodyWithoutTokenGetsIn(String method, String path, People people) {
        people.call(method, path).send().isError(401, "missing token");
        people.call(method, path).token("bm9ib2R5").send().isError(401, "invalid token");
    }

    @Test
    void thereIsOneKeyForEver(People people) {
        var alice = people.signUp("alice", Program.AUTH_MOBILE);
        alice.get("/authenticator/key").is(404, "NOT_FOUND", "");

        var key = object("encryptedKey", "first", "header", "nonce");
        alice.post("/authenticator/key", key).isEmpty();
        alice.post("/authenticator/key", key).is(409, "CONFLICT", "Key already exists");
        alice.post("/authenticator/key", object("encryptedKey", "second", "header", "nonce"))
                .is(409, "CONFLICT");

        var stored = alice.get("/authenticator/key").ok().fields();
        assertThat(stored.number("userID")).isEqualTo(alice.id());
        assertThat(stored.text("encryptedKey")).isEqualTo("first");
    }

    @Test
    void withoutAKeyThereAreNoCodes(People people) {
        var alice = new Codes(people.signUp("alice", Program.AUTH_MOBILE));
        alice.owner()
                .post("/authenticator/entity", object("encryptedData", "data", "header", "nonce"))
                .is(400, "AUTH_KEY_NOT_CREATED", "AuthKey is not created");
        alice.change(UNKNOWN, "data").is(400, "AUTH_KEY_NOT_CREATED");
        alice.delete(UNKNOWN).isEmpty();
        assertThat(alice.since(0, 500)).isEmpty();
    }

    @Test
    void changesAndDeletionsArriveOnOtherDevices(People people) {
        var alice = Codes.of(people.signUp("alice", Program.AUTH_MOBILE));
        var kept = alice.add("one");
        var gone = alice.add("two");
        var before = alice.since(0, 500).getLast().number("updatedAt");

        alice.change(kept, "one, changed").isEmpty();
        alice.delete(gone).isEmpty();

        var news = alice.since(before, 500);
        assertThat(news).extracting(row -> row.text("id")).containsExactly(kept, gone);
        assertThat(news.getFirst().text("encryptedData")).isEqualTo("one, changed");
        assertThat(news.getLast().flag("isDeleted")).isTrue();
        assertThat(news.getLast().has("encryptedData")).isTrue();
        assertThat(news.getLast().textOrNull("encryptedData")).isNull();

        alice.change(gone, "back?").is(400, "BAD_REQUEST", "entity is already deleted");
        alice.delete(gone).isEmpty();
        assertThat(alice.since(news.getLast().number("updatedAt"), 500))
                .extracting(row -> row.text("id"))
                .containsExactly(gone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?limit=10",
                "?sinceTime=0",
                "?sinceTime=0&limit=0",
                "?sinceTime=0&limit=",
                "?sinceTime=0&limit=ten",
                "?sinceTime=0&limit=32768",
                "?sinceTime=now&limit=10",
                "?sinceTime=9223372036854775808&limit=10"
            })
    void aDiffWantsTimeAndLimit(String query, People people) {
        var alice = people.signUp("alice", Program.AUTH_MOBILE);
        alice.get("/authenticator/entity/diff" + query).isPlain(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5001, 32767})
    void limitsOutsideOneToFiveThousandAreRefused(int limit, People people) {
        people.signUp("alice", Program.AUTH_MOBILE)
                .get("/authenticator/entity/diff", "sinceTime", 0, "limit", limit)
                .is(400, "BAD_REQUEST", "limit must be between 1 and 5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code1", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000"})
    void aChangeNamesACode(String id, People people) {
        Codes.of(people.signUp("alice", Program.AUTH_MOBILE)).change(id, "data").isPlain(400);
    }
}
