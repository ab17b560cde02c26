package museum.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import museum.configuration.Secrets;
import org.springframework.stereotype.Component;

/**
 * How addresses and the server's copies of second factors lie in the database: encrypted, with a keyed hash beside them to find them by. The keys are
 * those of {@link Secrets}; with others nothing stored can be read or found. Protocol 00 §15.
 */
@Component
class EncryptionAtRest {

    /** @param cipher MAC and ciphertext
     *  @param nonce 24 bytes */
    record Encrypted(byte[] cipher, byte[] nonce) {}

    private final SecureRandom random = new SecureRandom();
    private final byte[] encryptionKey;
    private final byte[] hashKey;

    EncryptionAtRest(Secrets secrets) {
        this.encryptionKey = secrets.encryptionKey();
        this.hashKey = secrets.hashKey();
    }

    Encrypted encrypt(String text) {
        var nonce = new byte[Sodium.SECRETBOX_NONCE];
        random.nextBytes(nonce);
        return new Encrypted(Sodium.box(text.getBytes(StandardCharsets.UTF_8), nonce, encryptionKey), nonce);
    }

    /** Empty when the text was encrypted with another {@code key.encryption}. */
    Optional<String> decrypt(byte[] cipher, byte[] nonce) {
        return Sodium.open(cipher, nonce, encryptionKey).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** 44 characters: standard base64 of BLAKE2b-256 with {@code key.hash}. */
    String hash(String text) {
        return Base64.getEncoder().encodeToString(Sodium.keyedHash(text.getBytes(StandardCharsets.UTF_8), hashKey));
    }
}
