package museum.collection;

import org.jspecify.annotations.Nullable;

/**
 * A file to be put into an album, as clients send it. Protocol 02 §3.6.
 *
 * @param encryptedKey the file's key, encrypted with the album's
 */
public record CollectionFileItem(
        long id, @Nullable String encryptedKey, @Nullable String keyDecryptionNonce) {}
