package museum.file;

import museum.web.Required;
import org.jspecify.annotations.Nullable;

/**
 * A file whose objects are uploaded; also the new contents of one that exists, where {@code id} says which. Protocol 03 §4.1, §4.2.
 *
 * @param id 0 for a new file
 */
public record NewFile(
        long id,
        long collectionID,
        @Nullable String encryptedKey,
        @Nullable String keyDecryptionNonce,
        @Required Attr file,
        @Required Attr thumbnail,
        @Required Attr metadata,
        @Nullable Magic magicMetadata,
        @Nullable Magic pubMagicMetadata) {}
