package museum.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based codes of RFC 6238: HMAC-SHA1, six digits, steps of 30 seconds, one step of tolerance on both sides. Secrets are 20 bytes, as 32 letters of base32: the
 * apps decode that text as base64, so it must stay that long and without padding. Protocol 01 §3.4, §5.3.
 */
final class Totp {

    /** Codes that are right at any moment. */
    static final int STEPS = 3;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET = 20;
    private static final int DIGITS = 6;
    private static final long STEP = 30_000_000L;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static String newSecret() {
        var bytes = new byte[SECRET];
        RANDOM.nextBytes(bytes);
        var text = new StringBuilder();
        for (int bit = 0; bit < SECRET * Byte.SIZE; bit += 5) {
            int pair = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < SECRET ? bytes[bit / 8 + 1] & 0xff : 0);
            text.append(BASE32.charAt(pair >> 11 - bit % 8 & 31));
        }
        return text.toString();
    }

    /**
     * Whether a code is right.
     *
     * @param code without blanks around it
     * @param now microseconds since the epoch
     */
    static boolean accepts(String secret, String code, long now) {
        if (code.length() != DIGITS) {
            return false;
        }
        var right = false;
        for (int step = -1; step <= 1; step++) {
            right |= MessageDigest.isEqual(
                    code(secret, Math.floorDiv(now, STEP) + step).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.UTF_8));
        }
        return right;
    }

    /** The code of one step. */
    static String code(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String secret) {
        var bytes = new byte[secret.length() * 5 / 8];
        for (int i = 0; i < secret.length(); i++) {
            int value = BASE32.indexOf(secret.charAt(i));
            for (int bit = 0; bit < 5; bit++) {
                int at = i * 5 + bit;
                if (at / 8 < bytes.length && (value >> 4 - bit & 1) == 1) {
                    bytes[at / 8] |= (byte) (0x80 >> at % 8);
                }
            }
        }
        return bytes;
    }
}
