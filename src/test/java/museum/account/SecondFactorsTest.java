package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sign-in answers with every combination of second factors, exactly as apps tell them apart; and what helps when one is lost. Protocol 01 §2.2, §3.4. */
@MuseumTest
class SecondFactorsTest {

    private static final Set<String> ALWAYS =
            Set.of("id", "passkeySessionID", "accountsUrl", "twoFactorSessionID", "twoFactorSessionIDV2");

    private final People people;

    SecondFactorsTest(People people) {
        this.people = people;
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, keyAttributes encryptedToken",
        "true, false, twoFactorSessionID",
        "false, true, passkeySessionID accountsUrl",
        "true, true, passkeySessionID accountsUrl twoFactorSessionIDV2"
    })
    void everyCombinationHasItsAnswer(boolean totp, boolean passkey, String given) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var password = Password.fresh();
        password.update(alice, password.begin(alice), 268435456, 16).ok();
        if (totp) {
            Authenticator.enable(alice);
        }
        if (passkey) {
            addPasskey(alice, new SoftwarePasskey());
        }
        var members = new TreeSet<>(List.of(given.split(" ")));
        assertGives(byEmail(alice), members);
        var client = password.client();
        var begun = password.session(
                client, Visitor.post(people, "/users/srp/create-session", password.createSession(client)));
        alice.put("/users/email-mfa", object("isEnabled", true)).isEmpty();
        assertGives(byEmail(alice), members);
        Visitor.post(people, "/users/srp/create-session", password.createSession(client))
                .is(409, "EMAIL_MFA_ENABLED");
        members.add("srpM2");
        assertGives(Visitor.post(people, "/users/srp/verify-session", begun.proof()), members);
    }

    /** Members that always come are empty unless they are given; others are absent. */
    private static void assertGives(Answer answer, Set<String> given) {
        var fields = answer.ok().json();
        var all = new TreeSet<>(ALWAYS);
        all.addAll(given);
        assertThat(fields.propertyNames()).containsExactlyInAnyOrderElementsOf(all);
        for (var member : all) {
            var value = fields.path(member);
            assertThat(value.isString() && value.stringValue().isEmpty())
                    .as(member)
                    .isEqualTo(!given.contains(member) && !member.equals("id"));
        }
    }

    @Test
    void beforeThereAreKeysTheTokenComesInClear() {
        var alice = people.person("alice");
        assertGives(byEmail(alice), Set.of("token"));
    }

    @Test
    void aLostAuthenticatorIsReplacedByItsSecret() {
        var alice = people.signUp("alice");
        var secret = Authenticator.enable(alice);
        var session = Authenticator.signIn(people, alice);
        var kept = people.call("GET", "/users/two-factor/recover")
                .query("sessionID", session)
                .query("twoFactorType", "totp")
                .send()
                .ok()
                .fields();
        assertThat(kept.text("encryptedSecret")).isEqualTo("x");
        assertThat(kept.text("secretDecryptionNonce")).isEqualTo("y");
        remove(session, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "totp").isPlain(403);
        remove(session, secret, "totp").ok();
        assertThat(alice.get("/users/two-factor/status").ok().fields().flag("status"))
                .isFalse();
        alice.logIn(Program.PHOTOS_DESKTOP);
    }

    @Test
    void aLostPasskeyIsPassedByItsSecretAndStays() throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var secret = Base64Text.of(Sodium.random(32));
        for (var attempt : List.of(secret, Base64Text.of(Sodium.random(32)))) {
            // the first one stays
            alice.post(
                            "/users/two-factor/passkeys/configure-recovery",
                            object("secret", attempt, "userSecretCipher", "cipher", "userSecretNonce", "nonce"))
                    .ok();
        }
        addPasskey(alice, new SoftwarePasskey());
        var session = byEmail(alice).ok().fields().text("passkeySessionID");
        var kept = people.call("GET", "/users/two-factor/recover")
                .query("sessionID", session)
                .query("twoFactorType", "passkey")
                .send()
                .ok()
                .fields();
        assertThat(kept.text("encryptedSecret")).isEqualTo("cipher");
        remove(session, Base64Text.of(Sodium.random(32)), "passkey").isPlain(403);
        remove(session, secret, "passkey").ok();
        assertThat(byEmail(alice).ok().fields().text("passkeySessionID")).isNotEmpty();
    }

    private Answer remove(String session, String secret, String type) {
        return Visitor.post(
                people,
                "/users/two-factor/remove",
                object("sessionID", session, "secret", secret, "twoFactorType", type));
    }

    private Answer byEmail(Person person) {
        Visitor.post(people, "/users/ott", object("email", person.email())).isEmpty();
        return Visitor.post(people, "/users/verify-email", object("email", person.email(), "ott", People.CODE));
    }

    private void addPasskey(Person person, SoftwarePasskey passkey) throws GeneralSecurityException {
        var token = person.get("/users/accounts-token").ok().fields().text("accountsToken");
        Fields begun = people.call("POST", "/passkeys/registration/begin")
                .token(token)
                .send()
                .ok()
                .fields();
        people.call("POST", "/passkeys/registration/finish")
                .token(token)
                .query("friendlyName", "mine")
                .query("sessionID", begun.text("sessionID"))
                .body(passkey.create(begun.object("options")))
                .send()
                .ok();
    }
}
