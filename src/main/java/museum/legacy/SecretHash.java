package museum.legacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The only form in which challenges and session tokens of kits are stored: SHA-256 of the text. They are long and random, so that will do. Protocol 09 §B1. */
final class SecretHash {

    private SecretHash() {}

    /** URL-safe base64 without padding. */
    static String of(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
