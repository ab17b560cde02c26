package museum.client;

import static museum.client.Json.object;

import java.util.Arrays;
import java.util.UUID;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient;
import museum.client.crypto.SrpClient.Spelling;

/** Sign-up and change of password. Protocol 11 §5.4. */
final class SignUp {

    private final Device device;
    private final Person person;
    private final byte[] salt = Sodium.random(16);
    private final byte[] keyEncryptionKey;

    private SignUp(Device device, String password) {
        this.device = device;
        this.person = device.person();
        this.keyEncryptionKey = person.kdf().derive(password, salt, Keys.OPERATIONS, Keys.MEMORY);
    }

    static Device on(Device device) {
        new SignUp(device, device.person().password()).run();
        return device;
    }

    /** The mobile apps prove the password first and send the keys then; the others do it the other way round. */
    private void run() {
        verifyEmail();
        var attributes = object("keyAttributes", device.keys().attributes(keyEncryptionKey, salt));
        if (device.program().isMobile()) {
            completeSrp();
            device.put("/users/attributes", attributes).isEmpty();
        } else {
            device.put("/users/attributes", attributes).isEmpty();
            compare(completeSrp());
        }
    }

    private void verifyEmail() {
        var email = person.email();
        device.post("/users/ott", object("email", email, "purpose", "signup")).isEmpty();
        var code = person.codes().readCodeFor(email);
        var verified = device.post("/users/verify-email", object("email", email, "ott", code))
                .ok()
                .fields();
        verified.mustNotHave("encryptedToken", "there is no key to seal it with");
        verified.mustNotHave("keyAttributes", "nobody has made any");
        device.take(verified.number("id"), verified.text("token"), Keys.fresh());
    }

    private SrpSetup completeSrp() {
        var setup = new SrpSetup();
        setup.mustBeRight(device.post("/users/srp/complete", object("setupID", setup.id, "srpM1", setup.m1())));
        return setup;
    }

    static void changePassword(Device device, String password) {
        var change = new SignUp(device, password);
        var setup = change.new SrpSetup();
        var request = object(
                "setupID", setup.id,
                "srpM1", setup.m1(),
                "updatedKeyAttr", device.keys().passwordAttributes(change.keyEncryptionKey, change.salt));
        setup.mustBeRight(device.post("/users/srp/update", request));
        change.compare(setup);
    }

    /** Web and Rust read back what they have sent; a difference ends the sign-up. */
    private void compare(SrpSetup setup) {
        var stored = device.get("/users/srp/attributes", "email", person.email())
                .ok()
                .fields()
                .object("attributes");
        var same = stored.text("srpUserID").equals(setup.userId)
                && stored.text("srpSalt").equals(Base64Text.of(setup.salt))
                && stored.text("kekSalt").equals(Base64Text.of(salt))
                && stored.number("memLimit") == Keys.MEMORY
                && stored.number("opsLimit") == Keys.OPERATIONS
                && !stored.flag("isEmailMFAEnabled");
        if (!same) {
            throw new AssertionError("not what was sent: " + stored);
        }
    }

    /** A set-up of SRP that waits for its proof. */
    private final class SrpSetup {

        final String userId = UUID.randomUUID().toString();
        final byte[] salt = Sodium.random(16);
        final String id;
        private final SrpClient.Proof proof;

        SrpSetup() {
            var spelling = device.program().isMobile() ? Spelling.MOBILE_SETUP : Spelling.PADDED;
            var client = new SrpClient(userId, SrpClient.loginKey(keyEncryptionKey), salt, spelling);
            var request = object(
                    "srpUserID", userId,
                    "srpSalt", Base64Text.of(salt),
                    "srpVerifier", Base64Text.of(client.verifier()),
                    "srpA", Base64Text.of(client.publicValue()));
            if (device.program().isMobile()) {
                request.put("isUpdate", false);
            }
            var answer = device.post("/users/srp/setup", request).ok().fields();
            this.id = answer.text("setupID");
            this.proof = client.prove(Base64Text.bytes(answer.text("srpB")));
        }

        String m1() {
            return Base64Text.of(proof.m1());
        }

        void mustBeRight(Answer answer) {
            var m2 = Base64Text.bytes(answer.ok().fields().text("srpM2"));
            if (!Arrays.equals(m2, proof.m2())) {
                throw new AssertionError("the server's proof is wrong");
            }
        }
    }
}
