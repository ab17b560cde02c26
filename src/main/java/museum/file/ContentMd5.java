package museum.file;

import java.util.Base64;
import museum.web.ApiError;

/** The MD5 of an upload as clients send it and as it is signed. Protocol 03 §3.4. */
final class ContentMd5 {

    private static final int BYTES = 16;

    private ContentMd5() {}

    /**
     * The canonical base64 of a checksum, blanks around it dropped. Hexadecimal digits are base64 too, of 24 bytes, and therefore refused like everything
     * else that is not base64 with padding of 16 bytes.
     */
    static String normalised(String text) {
        var base64 = text.strip().replace("\r", "").replace("\n", "");
        if (base64.length() % 4 != 0) {
            throw ApiError.badRequest();
        }
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != BYTES) {
                throw ApiError.badRequest();
            }
            return Base64.getEncoder().encodeToString(bytes);
        } catch (IllegalArgumentException notBase64) {
            throw ApiError.badRequest();
        }
    }
}
