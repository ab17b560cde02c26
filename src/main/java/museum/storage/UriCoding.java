package museum.storage;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as Signature V4 wants it: everything but unreserved characters, capital hexadecimal digits, UTF-8. */
final class UriCoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriCoding() {}

    /** A name or value of a query. */
    static String component(String text) {
        return encode(text, false);
    }

    /** A key as path: slashes stay. */
    static String path(String text) {
        return encode(text, true);
    }

    private static String encode(String text, boolean slashStays) {
        int plain = 0;
        while (plain < text.length() && stays(text.charAt(plain), slashStays)) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        var encoded = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (byte octet : text.substring(plain).getBytes(StandardCharsets.UTF_8)) {
            if (stays((char) (octet & 0xff), slashStays)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean stays(char character, boolean slashStays) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_'
                || character == '.'
                || character == '~'
                || (slashStays && character == '/');
    }
}
