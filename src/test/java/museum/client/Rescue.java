package museum.client;

import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.client.crypto.SrpClient.Spelling;
import tools.jackson.databind.node.ObjectNode;

/** A new password for an account by its recovery key, set by somebody else than its owner. Protocol 09 §A3.8–9, §B4.6–7. */
public final class Rescue {

    private final Person owner;
    private final String password;
    private final Keys keys;
    private final byte[] salt = Sodium.random(16);
    private final byte[] keyEncryptionKey;
    private final SrpSetup setup;

    /** @param attributes the owner's, as the server gives them to the one who helps */
    Rescue(Person owner, Fields attributes, byte[] recoveryKey, String password) {
        this.owner = owner;
        this.password = password;
        this.keys = Keys.openByRecoveryKey(attributes, recoveryKey);
        this.keyEncryptionKey = owner.kdf().derive(password, salt, Keys.OPERATIONS, Keys.MEMORY);
        this.setup = new SrpSetup(keyEncryptionKey, Spelling.PADDED);
    }

    /** The member {@code setupSRPRequest}. */
    public ObjectNode setUp() {
        return setup.request();
    }

    public void begun(Answer answer) {
        setup.begun(answer);
    }

    /** The member {@code updateSrpAndKeysRequest}. */
    public ObjectNode update() {
        return setup.update(keys.passwordAttributes(keyEncryptionKey, salt));
    }

    /** The same with a proof that is wrong. */
    public ObjectNode wrongUpdate() {
        var request = update();
        request.put("srpM1", Base64Text.of(new byte[32]));
        return request;
    }

    /** From now on the owner knows the new password only. */
    public void done(Answer answer) {
        setup.mustBeRight(answer);
        owner.hasNewPassword(password);
    }
}
