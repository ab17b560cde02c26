package museum.account;

import java.util.Base64;
import java.util.Optional;

/** Base64 as clients send it: the standard alphabet with padding; line ends inside are skipped. Protocol 01 §3.2. */
final class Base64Text {

    private Base64Text() {}

    /** Empty for blanks, missing padding or any other alphabet. */
    static Optional<byte[]> decode(String text) {
        var plain = text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\n", "").replace("\r", "");
        if (plain.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(plain));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
