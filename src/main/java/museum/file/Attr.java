package museum.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import museum.web.Required;
import org.jspecify.annotations.Nullable;

/**
 * One part of a file (content, thumbnail or metadata), as sent and as answered. Protocol 03 §2.1.
 *
 * @param objectKey of content and thumbnail when they are uploaded
 * @param encryptedData of metadata, which have no object
 * @param decryptionHeader what decryption begins with; "" for a file without content
 * @param size in bytes, 0 when unknown
 */
public record Attr(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String objectKey,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String encryptedData,

        @Required String decryptionHeader,
        long size) {

    static Attr of(String decryptionHeader) {
        return new Attr(null, null, decryptionHeader, 0);
    }

    static Attr metadata(@Nullable String encryptedData, String decryptionHeader) {
        return new Attr(null, encryptedData, decryptionHeader, 0);
    }

    Attr withSize(long bytes) {
        return new Attr(objectKey, encryptedData, decryptionHeader, bytes);
    }
}
