package museum.account;

import static museum.client.Json.object;

import java.time.Clock;
import museum.client.People;
import museum.client.Person;

/** An app that shows codes of six digits, and what people do with it. */
final class Authenticator {

    private Authenticator() {}

    /** Switches codes on for a person; returns the secret. */
    static String enable(Person person) {
        return enable(person, Clock.systemUTC());
    }

    /** As {@link #enable(Person)}, on a server with a clock of its own. */
    static String enable(Person person, Clock clock) {
        var secret = person.post("/users/two-factor/setup").ok().fields().text("secretCode");
        person.post(
                        "/users/two-factor/enable",
                        object(
                                "code",
                                Totp.code(secret, clock.millis() / 30_000),
                                "encryptedTwoFactorSecret",
                                "x",
                                "twoFactorSecretDecryptionNonce",
                                "y"))
                .isEmpty();
        return secret;
    }

    /** A sign-in that waits for a code. */
    static String signIn(People people, Person person) {
        Visitor.post(people, "/users/ott", object("email", person.email())).isEmpty();
        return Visitor.post(people, "/users/verify-email", object("email", person.email(), "ott", People.CODE))
                .ok()
                .fields()
                .text("twoFactorSessionID");
    }

    /** One that is right for a while still. */
    static String code(String secret) {
        return Totp.code(secret, System.currentTimeMillis() / 30_000);
    }
}
