package museum.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Base64 of random bytes, which is what encrypted data look like: gzip makes it a quarter shorter, and no more. */
final class RandomText {

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random;

    RandomText(long seed) {
        random = new SplittableRandom(seed);
    }

    void append(StringBuilder line, int characters) {
        for (int left = characters; left > 0; left -= 10) {
            long bits = random.nextLong();
            for (int i = Math.min(10, left); i > 0; i--) {
                line.append((char) ALPHABET[(int) bits & 63]);
                bits >>>= 6;
            }
        }
    }

    String of(int characters) {
        var text = new StringBuilder(characters);
        append(text, characters);
        return text.toString();
    }
}
