package museum.database;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Identifiers, tokens and codes in the forms of Protocol 00 §13, all from a cryptographic random source. */
@Component
public class Ids {

    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Nothing that is mistaken for something else when read aloud or from a television: no zero, no letter O. */
    private static final String CODE_LETTERS = "ABCDEFGHIJKLMNPQRSTUVWXYZ";

    /** Base 57: digits and letters without 0, 1, I, O and l. */
    private static final String SHORT_UUID = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    /** {@code <prefix>_} and 22 characters of {@code [0-9A-Za-z]}, for most of our own ids. */
    public String prefixed(String prefix) {
        return prefix + "_" + text(DIGITS + LETTERS, 22);
    }

    /** {@code <prefix>_} and 21 characters of {@code [A-Za-z0-9_-]}, for comments, reactions and anonymous users. */
    public String nano(String prefix) {
        return prefix + "_" + text(DIGITS + LETTERS + "_-", 21);
    }

    /** 32 random bytes as URL-safe base64 with padding (44 characters): tokens and session ids. */
    public String token() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** So many decimal digits, every number as likely as any other, zeros in front kept. */
    public String digits(int count) {
        return text(DIGITS, count);
    }

    /**
     * The access token of a public link: the first 10 characters of a shortened UUID, in capitals. It may collide with
     * an existing one, then the caller takes another.
     */
    public String accessToken() {
        var uuid = UUID.randomUUID();
        var rest = new BigInteger(uuid.toString().replace("-", ""), 16);
        var base = BigInteger.valueOf(SHORT_UUID.length());
        var token = new StringBuilder();
        while (token.length() < 10) {
            var parts = rest.divideAndRemainder(base);
            token.append(SHORT_UUID.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return token.toString().toUpperCase(Locale.ROOT);
    }

    /** A code for people to type (cast, referral): a letter first, then letters and digits, without 0 and O. */
    public String code(int length) {
        return text(CODE_LETTERS, 1) + text(CODE_LETTERS + "123456789", length - 1);
    }

    private String text(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
