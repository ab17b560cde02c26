package museum.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** MD5 as S3 uses it: a check of what arrived, and the ETag. */
final class Digests {

    private Digests() {}

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The bytes of a {@code Content-MD5} header, null when there is none. */
    static byte @Nullable [] contentMd5(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var bytes = Base64.getDecoder().decode(header.strip());
            if (bytes.length == 16) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            // refused below
        }
        throw StoreError.INVALID_DIGEST.refusal();
    }

    static String etag(byte[] md5) {
        return HexFormat.of().formatHex(md5);
    }
}
