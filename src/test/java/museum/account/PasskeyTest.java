package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Passkeys as second factor, and what must not come of them. */
@MuseumTest
class PasskeyTest {

    @Test
    void aPasskeySignsIn(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var passkey = new SoftwarePasskey();
        register(people, alice, passkey).ok();
        var session = signIn(people, alice);
        var begun = begin(people, session);
        finish(people, session, begun, passkey.get(begun.object("options"))).ok();
        Visitor.get(people, "/users/two-factor/passkeys/get-token", "sessionID", session)
                .ok();
        Visitor.post(people, "/users/two-factor/passkeys/begin", object("sessionID", session))
                .is(409, "SESSION_ALREADY_CLAIMED");
    }

    @Test
    void aClaimedSessionSignsNobodyInAgain(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var passkey = new SoftwarePasskey();
        register(people, alice, passkey).ok();
        var session = signIn(people, alice);
        var one = begin(people, session);
        var two = begin(people, session);
        finish(people, session, one, passkey.get(one.object("options"))).ok();
        finish(people, session, two, passkey.get(two.object("options"))).is(409, "SESSION_ALREADY_CLAIMED");
    }

    @Test
    void aCredentialThatIsTakenLeavesNothingBehind(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var passkey = new SoftwarePasskey();
        register(people, alice, passkey).ok();
        register(people, alice, passkey).is(409, "CONFLICT");
        register(people, bob, passkey).is(409, "CONFLICT");
        assertThat(list(people, alice)).hasSize(1);
        assertThat(list(people, bob)).isEmpty();
        bob.logIn(museum.client.Program.PHOTOS_DESKTOP);
    }

    @Test
    void thereIsNoEleventh(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var begun = new ArrayList<Fields>();
        for (int i = 0; i < 11; i++) {
            begun.add(beginRegistration(people, alice));
        }
        for (int i = 0; i < 10; i++) {
            finishRegistration(people, alice, begun.get(i), new SoftwarePasskey())
                    .ok();
        }
        finishRegistration(people, alice, begun.get(10), new SoftwarePasskey()).is(409, "MAX_PASSKEYS_REACHED");
        accounts(people, alice, "POST", "/passkeys/registration/begin").send().is(409, "MAX_PASSKEYS_REACHED");
        assertThat(list(people, alice)).hasSize(10);
    }

    @Test
    void theCeremonyOfASignInRegistersNothing(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        register(people, alice, new SoftwarePasskey()).ok();
        var begun = begin(people, signIn(people, alice));
        accounts(people, alice, "POST", "/passkeys/registration/finish")
                .query("friendlyName", "mine")
                .query("sessionID", begun.text("ceremonySessionID"))
                .body(new SoftwarePasskey().create(begun.object("options")))
                .send()
                .is(400, "BAD_REQUEST");
        assertThat(list(people, alice)).hasSize(1);
    }

    @Test
    void theCeremonyOfARegistrationSignsNobodyIn(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var passkey = new SoftwarePasskey();
        register(people, alice, passkey).ok();
        var session = signIn(people, alice);
        var begun = beginRegistration(people, alice);
        people.call("POST", "/users/two-factor/passkeys/finish")
                .query("sessionID", session)
                .query("ceremonySessionID", begun.text("sessionID"))
                .body(passkey.get(begun.object("options")))
                .send()
                .is(401, "BAD_REQUEST", "Invalid signature");
    }

    @Test
    void aSessionFromBeforeTheDeletionLeadsNowhere(People people) throws GeneralSecurityException {
        var alice = people.signUp("alice");
        var passkey = new SoftwarePasskey();
        register(people, alice, passkey).ok();
        var session = signIn(people, alice);
        var begun = begin(people, session);
        alice.device().deleteAccount();
        finish(people, session, begun, passkey.get(begun.object("options"))).isPlain(404);
        Visitor.post(people, "/users/two-factor/passkeys/begin", object("sessionID", session))
                .isPlain(404);
    }

    private static Answer register(People people, Person person, SoftwarePasskey passkey)
            throws GeneralSecurityException {
        return finishRegistration(people, person, beginRegistration(people, person), passkey);
    }

    private static Fields beginRegistration(People people, Person person) {
        return accounts(people, person, "POST", "/passkeys/registration/begin")
                .send()
                .ok()
                .fields();
    }

    private static Answer finishRegistration(People people, Person person, Fields begun, SoftwarePasskey passkey)
            throws GeneralSecurityException {
        return accounts(people, person, "POST", "/passkeys/registration/finish")
                .query("friendlyName", "mine")
                .query("sessionID", begun.text("sessionID"))
                .body(passkey.create(begun.object("options")))
                .send();
    }

    private static java.util.List<Fields> list(People people, Person person) {
        return accounts(people, person, "GET", "/passkeys").send().ok().fields().objectsOrNone("passkeys");
    }

    private static museum.client.Call accounts(People people, Person person, String method, String path) {
        var token = person.get("/users/accounts-token").ok().fields().text("accountsToken");
        return people.call(method, path).token(token);
    }

    private static String signIn(People people, Person person) {
        Visitor.post(people, "/users/ott", object("email", person.email())).isEmpty();
        return Visitor.post(people, "/users/verify-email", object("email", person.email(), "ott", People.CODE))
                .ok()
                .fields()
                .text("passkeySessionID");
    }

    private static Fields begin(People people, String session) {
        return Visitor.post(people, "/users/two-factor/passkeys/begin", object("sessionID", session))
                .ok()
                .fields();
    }

    private static Answer finish(People people, String session, Fields begun, ObjectNode body) {
        return people.call("POST", "/users/two-factor/passkeys/finish")
                .header("X-Client-Package", "io.ente.photos")
                .query("sessionID", session)
                .query("ceremonySessionID", begun.text("ceremonySessionID"))
                .body(body)
                .send();
    }
}
