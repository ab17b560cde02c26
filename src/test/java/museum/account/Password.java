package museum.account;

import static museum.client.Json.object;

import java.util.UUID;
import museum.client.Answer;
import museum.client.Person;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient;
import museum.client.crypto.SrpClient.Spelling;
import tools.jackson.databind.node.ObjectNode;

/** A log-in by password, step by step, for stories in which something goes wrong. */
public record Password(String srpUserId, byte[] loginKey, byte[] salt) {

    public static Password fresh() {
        return new Password(UUID.randomUUID().toString(), Sodium.random(16), Sodium.random(16));
    }

    /** A set-up that waits for its proof. */
    public record SetUp(String id, String m1) {}

    public SetUp begin(Person person) {
        var client = client();
        var answer = person.post(
                        "/users/srp/setup",
                        object(
                                "srpUserID", srpUserId,
                                "srpSalt", Base64Text.of(salt),
                                "srpVerifier", Base64Text.of(client.verifier()),
                                "srpA", Base64Text.of(client.publicValue())))
                .ok()
                .fields();
        var proof = client.prove(Base64Text.bytes(answer.text("srpB")));
        return new SetUp(answer.text("setupID"), Base64Text.of(proof.m1()));
    }

    public Answer complete(Person person, SetUp setUp) {
        return person.post("/users/srp/complete", object("setupID", setUp.id(), "srpM1", setUp.m1()));
    }

    public Answer update(Person person, SetUp setUp, long memory, int passes) {
        return person.post(
                "/users/srp/update",
                object("setupID", setUp.id(), "srpM1", setUp.m1(), "updatedKeyAttr", attributes(memory, passes)));
    }

    public static ObjectNode attributes(long memory, int passes) {
        return object(
                "kekSalt", Base64Text.of(Sodium.random(16)),
                "encryptedKey", Base64Text.of(Sodium.random(48)),
                "keyDecryptionNonce", Base64Text.of(Sodium.random(24)),
                "memLimit", memory,
                "opsLimit", passes);
    }

    /** A session that waits for its proof. */
    public record Session(String id, String srpUserId, String m1) {

        public ObjectNode proof() {
            return proof(m1);
        }

        public ObjectNode wrongProof() {
            return proof(Base64Text.of(Sodium.random(32)));
        }

        private ObjectNode proof(String m1) {
            return object("sessionID", id, "srpUserID", srpUserId, "srpM1", m1);
        }
    }

    public ObjectNode createSession(SrpClient client) {
        return object("srpUserID", srpUserId, "srpA", Base64Text.of(client.publicValue()));
    }

    public Session session(SrpClient client, Answer created) {
        var answer = created.ok().fields();
        var proof = client.prove(Base64Text.bytes(answer.text("srpB")));
        return new Session(answer.text("sessionID"), srpUserId, Base64Text.of(proof.m1()));
    }

    public SrpClient client() {
        return new SrpClient(srpUserId, loginKey, salt, Spelling.PADDED);
    }
}
