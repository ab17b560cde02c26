package museum.client;

import static museum.client.Json.object;

import java.util.Arrays;
import java.util.UUID;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient;
import museum.client.crypto.SrpClient.Spelling;

/** Log-in on a device that knows nothing but e-mail address and password. Protocol 11 §5.4. */
final class LogIn {

    private LogIn() {}

    static Device byPassword(Device device) {
        var person = device.person();
        var attributes = device.get("/users/srp/attributes", "email", person.email())
                .ok()
                .fields()
                .object("attributes");
        if (attributes.flag("isEmailMFAEnabled")) {
            return byEmail(device);
        }
        var keyEncryptionKey = person.kdf()
                .derive(
                        person.password(),
                        Base64Text.bytes(attributes.text("kekSalt")),
                        Math.toIntExact(attributes.number("opsLimit")),
                        Math.toIntExact(attributes.number("memLimit")));
        var srpUserId = UUID.fromString(attributes.text("srpUserID")).toString();
        var client = new SrpClient(
                srpUserId,
                SrpClient.loginKey(keyEncryptionKey),
                Base64Text.bytes(attributes.text("srpSalt")),
                device.program() == Program.COMMAND_LINE ? Spelling.GO : Spelling.PADDED);
        var session = device.post(
                        "/users/srp/create-session",
                        object("srpUserID", srpUserId, "srpA", Base64Text.of(client.publicValue())))
                .ok()
                .fields();
        var proof = client.prove(Base64Text.bytes(session.text("srpB")));
        var request = object(
                "sessionID", session.text("sessionID"), "srpUserID", srpUserId, "srpM1", Base64Text.of(proof.m1()));
        var verified = device.post("/users/srp/verify-session", request).ok().fields();
        var m2 = Base64Text.bytes(verified.text("srpM2"));
        // The Go command line does not look at the proof, and its own first half may be spelled in a way that no proof
        // of ours fits.
        if (device.program() != Program.COMMAND_LINE && !Arrays.equals(m2, proof.m2())) {
            throw new AssertionError("the server's proof is wrong");
        }
        return open(device, verified);
    }

    static Device byEmail(Device device) {
        var email = device.person().email();
        device.post("/users/ott", object("email", email, "purpose", "login")).isEmpty();
        var code = device.person().codes().readCodeFor(email);
        return open(
                device,
                device.post("/users/verify-email", object("email", email, "ott", code))
                        .ok()
                        .fields());
    }

    /** Opens keys and token of an account without second factor. Protocol 11 §2.1. */
    private static Device open(Device device, Fields verified) {
        for (var session : new String[] {"twoFactorSessionID", "twoFactorSessionIDV2", "passkeySessionID"}) {
            var id = verified.textOrNull(session);
            if (id != null && !id.isEmpty()) {
                throw new AssertionError("a second factor is asked for: " + session);
            }
        }
        return open(device, verified, verified.number("id"));
    }

    static Device open(Device device, Fields verified, long userId) {
        verified.mustNotHave("token", "it belongs in a seal");
        var keys = Keys.open(
                verified.object("keyAttributes"),
                device.person().password(),
                device.person().kdf());
        var token = Sodium.openSeal(Base64Text.bytes(verified.text("encryptedToken")), keys.pair());
        device.take(userId, Base64Text.token(token), keys);
        return device;
    }
}
