package museum.client;

import static museum.client.Json.object;

import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
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
        var setup = beginSrp();
        setup.mustBeRight(device.post("/users/srp/complete", object("setupID", setup.id(), "srpM1", setup.m1())));
        return setup;
    }

    private SrpSetup beginSrp() {
        var mobile = device.program().isMobile();
        var setup = new SrpSetup(keyEncryptionKey, mobile ? Spelling.MOBILE_SETUP : Spelling.PADDED);
        var request = setup.request();
        if (mobile) {
            request.put("isUpdate", false);
        }
        setup.begun(device.post("/users/srp/setup", request));
        return setup;
    }

    static void changePassword(Device device, String password) {
        var change = new SignUp(device, password);
        var setup = change.beginSrp();
        var attributes = device.keys().passwordAttributes(change.keyEncryptionKey, change.salt);
        setup.mustBeRight(device.post("/users/srp/update", setup.update(attributes)));
        change.compare(setup);
    }

    /** Web and Rust read back what they have sent; a difference ends the sign-up. */
    private void compare(SrpSetup setup) {
        var stored = device.get("/users/srp/attributes", "email", person.email())
                .ok()
                .fields()
                .object("attributes");
        var same = stored.text("srpUserID").equals(setup.userId())
                && stored.text("srpSalt").equals(setup.salt())
                && stored.text("kekSalt").equals(Base64Text.of(salt))
                && stored.number("memLimit") == Keys.MEMORY
                && stored.number("opsLimit") == Keys.OPERATIONS
                && !stored.flag("isEmailMFAEnabled");
        if (!same) {
            throw new AssertionError("not what was sent: " + stored);
        }
    }
}
