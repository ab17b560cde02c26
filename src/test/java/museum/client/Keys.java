package museum.client;

import java.util.HexFormat;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Box;
import museum.client.crypto.Kdf;
import museum.client.crypto.KeyPair;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;

/** The keys of an account, as a device holds them after sign-up or log-in. Protocol 11 §5.2. */
public record Keys(byte[] masterKey, KeyPair pair, byte[] recoveryKey) {

    /** What the apps choose; the server insists on the product. */
    static final int MEMORY = 268435456;

    static final int OPERATIONS = 16;

    static Keys fresh() {
        return new Keys(Sodium.key(), Sodium.keyPair(), Sodium.key());
    }

    /** Key attributes as sent to the server, all of them encrypted or public. */
    ObjectNode attributes(byte[] keyEncryptionKey, byte[] salt) {
        var secret = Sodium.box(pair.secretKey(), masterKey);
        var masterByRecovery = Sodium.box(masterKey, recoveryKey);
        var recoveryByMaster = Sodium.box(recoveryKey, masterKey);
        var attributes = passwordAttributes(keyEncryptionKey, salt);
        attributes.put("publicKey", Base64Text.of(pair.publicKey()));
        attributes.put("encryptedSecretKey", secret.ciphertext());
        attributes.put("secretKeyDecryptionNonce", secret.nonce());
        attributes.put("masterKeyEncryptedWithRecoveryKey", masterByRecovery.ciphertext());
        attributes.put("masterKeyDecryptionNonce", masterByRecovery.nonce());
        attributes.put("recoveryKeyEncryptedWithMasterKey", recoveryByMaster.ciphertext());
        attributes.put("recoveryKeyDecryptionNonce", recoveryByMaster.nonce());
        return attributes;
    }

    /** The part of the key attributes that changes with the password. */
    ObjectNode passwordAttributes(byte[] keyEncryptionKey, byte[] salt) {
        var master = Sodium.box(masterKey, keyEncryptionKey);
        return Json.object(
                "kekSalt", Base64Text.of(salt),
                "encryptedKey", master.ciphertext(),
                "keyDecryptionNonce", master.nonce(),
                "memLimit", MEMORY,
                "opsLimit", OPERATIONS);
    }

    /** Opens what the server keeps with nothing but the password. */
    static Keys open(Fields attributes, String password, Kdf kdf) {
        var keyEncryptionKey = kdf.derive(
                password,
                Base64Text.bytes(attributes.text("kekSalt")),
                Math.toIntExact(attributes.number("opsLimit")),
                Math.toIntExact(attributes.number("memLimit")));
        return open(
                attributes, Sodium.openBox(box(attributes, "encryptedKey", "keyDecryptionNonce"), keyEncryptionKey));
    }

    /** Opens what the server keeps with the recovery key, when the password is forgotten. */
    static Keys openByRecoveryKey(Fields attributes, byte[] recoveryKey) {
        var master = box(attributes, "masterKeyEncryptedWithRecoveryKey", "masterKeyDecryptionNonce");
        return open(attributes, Sodium.openBox(master, recoveryKey));
    }

    private static Keys open(Fields attributes, byte[] masterKey) {
        var secret = box(attributes, "encryptedSecretKey", "secretKeyDecryptionNonce");
        var pair = new KeyPair(Base64Text.bytes(attributes.text("publicKey")), Sodium.openBox(secret, masterKey));
        var recovery = box(attributes, "recoveryKeyEncryptedWithMasterKey", "recoveryKeyDecryptionNonce");
        return new Keys(masterKey, pair, Sodium.openBox(recovery, masterKey));
    }

    private static Box box(Fields attributes, String ciphertext, String nonce) {
        return new Box(attributes.text(ciphertext), attributes.text(nonce));
    }

    /** The recovery key as 64 hex digits, a form that every app accepts. */
    public String recoveryKeyText() {
        return HexFormat.of().formatHex(recoveryKey);
    }
}
