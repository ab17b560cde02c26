package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import museum.client.Answer;
import museum.client.People;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** Codes of an authenticator as second factor. */
@MuseumTest
class TotpTest {

    /** The vectors of RFC 6238 for SHA-1, of eight digits there, of six here. */
    @Test
    void codesAreThoseOfEveryAuthenticator() {
        var secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (var vector : Map.of(59L, "287082", 1111111109L, "081804", 1234567890L, "005924", 20000000000L, "353130")
                .entrySet()) {
            assertThat(Totp.accepts(secret, vector.getValue(), vector.getKey() * 1_000_000))
                    .isTrue();
            assertThat(Totp.accepts(secret, vector.getValue(), (vector.getKey() + 61) * 1_000_000))
                    .isFalse();
            assertThat(Totp.accepts(secret, vector.getValue(), (vector.getKey() - 61) * 1_000_000))
                    .isFalse();
        }
        assertThat(Totp.accepts(secret, "", 59_000_000)).isFalse();
    }

    @Test
    void secretsCanBeReadAsBase64() {
        for (int i = 0; i < 100; i++) {
            var secret = Totp.newSecret();
            assertThat(secret).matches("[A-Z2-7]{32}");
            assertThat(Base64.getDecoder().decode(secret)).hasSize(24);
        }
    }

    @Test
    void usedCodesAreRememberedAsMuseumRemembersThem() {
        assertThat(CheckTotp.hash(42, "123456"))
                .isEqualTo("be3023a5c3bbbb3d2e13b51b2aaafb873fb5b47de1cf527b517470f218b519b6");
    }

    @Test
    void aCodeCountsOnceAlsoWithBlanksAroundIt(People people) {
        var alice = people.signUp("alice");
        var secret = Authenticator.enable(alice);
        var session = Authenticator.signIn(people, alice);
        var code = Authenticator.code(secret);
        verify(people, session, code).ok();
        verify(people, session, " " + code).isPlain(401);
        verify(people, Authenticator.signIn(people, alice), code + "\n").isPlain(401);
    }

    @Test
    void aSessionFromBeforeTheDeletionLeadsNowhere(People people) {
        var alice = people.signUp("alice");
        var secret = Authenticator.enable(alice);
        var session = Authenticator.signIn(people, alice);
        alice.device().deleteAccount();
        verify(people, session, Authenticator.code(secret)).isPlain(404);
        Visitor.post(people, "/users/two-factor/remove", object("sessionID", session, "secret", secret))
                .isPlain(404);
    }

    @Test
    void newSessionsDoNotGiveNewGuessesForEver(People people) {
        var alice = people.signUp("alice");
        var secret = Authenticator.enable(alice);
        int guesses = 0;
        for (int i = 0; i < 11; i++) {
            var session = Authenticator.signIn(people, alice);
            while (verify(people, session, "nobody").status() == 401) {
                guesses++;
            }
        }
        assertThat(guesses).isEqualTo(100);
        verify(people, Authenticator.signIn(people, alice), Authenticator.code(secret))
                .isPlain(429);
    }

    private static Answer verify(People people, String session, String code) {
        return Visitor.post(people, "/users/two-factor/verify", object("sessionID", session, "code", code));
    }
}
