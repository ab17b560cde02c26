package museum.client;

import static museum.client.Json.object;

import java.util.Arrays;
import java.util.UUID;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient;
import museum.client.crypto.SrpClient.Spelling;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A new log-in by password, which counts when it is proved. Protocol 11 §5.4. */
final class SrpSetup {

    private final String userId = UUID.randomUUID().toString();
    private final byte[] salt = Sodium.random(16);
    private final SrpClient client;
    private @Nullable String id;
    private SrpClient.@Nullable Proof proof;

    SrpSetup(byte[] keyEncryptionKey, Spelling spelling) {
        this.client = new SrpClient(userId, SrpClient.loginKey(keyEncryptionKey), salt, spelling);
    }

    ObjectNode request() {
        return object(
                "srpUserID", userId,
                "srpSalt", salt(),
                "srpVerifier", Base64Text.of(client.verifier()),
                "srpA", Base64Text.of(client.publicValue()));
    }

    void begun(Answer answer) {
        var begun = answer.ok().fields();
        this.id = begun.text("setupID");
        this.proof = client.prove(Base64Text.bytes(begun.text("srpB")));
    }

    /** The proof together with the part of the key attributes that changes with the password. */
    ObjectNode update(ObjectNode attributes) {
        return object("setupID", id(), "srpM1", m1(), "updatedKeyAttr", attributes);
    }

    String userId() {
        return userId;
    }

    String salt() {
        return Base64Text.of(salt);
    }

    String id() {
        return begun(id);
    }

    String m1() {
        return Base64Text.of(begun(proof).m1());
    }

    void mustBeRight(Answer answer) {
        var m2 = Base64Text.bytes(answer.ok().fields().text("srpM2"));
        if (!Arrays.equals(m2, begun(proof).m2())) {
            throw new AssertionError("the server's proof is wrong");
        }
    }

    private static <T> T begun(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not begun");
        }
        return value;
    }
}
