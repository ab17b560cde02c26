package museum.collection;

import museum.web.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * A file to be put into an album, as clients send it. Protocol 02 §3.6.
 *
 * @param encryptedKey the file's key, encrypted with the album's
 */
public record CollectionFileItem(
        long id, @Nullable String encryptedKey, @Nullable String keyDecryptionNonce) {

    /** Refuses (400 {@code {}}) an item without its key: nobody could open the file in that album. */
    public void requireKey() {
        if (encryptedKey == null
                || encryptedKey.isEmpty()
                || keyDecryptionNonce == null
                || keyDecryptionNonce.isEmpty()) {
            throw ApiError.badRequest();
        }
    }
}
