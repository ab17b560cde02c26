package museum.account;

import java.nio.charset.StandardCharsets;
import museum.client.Person;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;

/** The answer to the challenge that a deletion asks for: who holds the account's keys can open it. */
final class Challenge {

    private Challenge() {}

    static String of(Person person) {
        var sealed = person.get("/users/delete-challenge").ok().fields().text("encryptedChallenge");
        var pair = person.device().keys().pair();
        return new String(Sodium.openSeal(Base64Text.bytes(sealed), pair), StandardCharsets.UTF_8);
    }
}
