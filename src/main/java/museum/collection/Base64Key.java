package museum.collection;

import java.util.Base64;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;

/** Encrypted keys as clients send them: base64 with padding, of a known length. Protocol 02 §2. */
final class Base64Key {

    /** A collection's key for its owner: 32 bytes and their authentication. */
    static final int ENCRYPTED = 48;

    static final int NONCE = 24;

    /** A collection's key sealed for somebody else. */
    static final int SEALED = 80;

    private Base64Key() {}

    /** Passes, or throws 400 {@code {}}. Line breaks inside are tolerated. */
    static void require(@Nullable String text, int bytes) {
        var joined = text == null ? "" : text.replaceAll("[\r\n]", "");
        if (joined.length() % 4 != 0 || !isOf(joined, bytes)) {
            throw ApiError.badRequest();
        }
    }

    private static boolean isOf(String text, int bytes) {
        try {
            return Base64.getDecoder().decode(text).length == bytes;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
