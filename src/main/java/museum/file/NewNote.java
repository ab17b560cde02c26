package museum.file;

import museum.web.Required;
import org.jspecify.annotations.Nullable;

/** A file that has nothing but metadata: a note, a credential. Only in the locker. Protocol 03 §4.3. */
record NewNote(
        long id,
        long collectionID,
        @Nullable String encryptedKey,
        @Nullable String keyDecryptionNonce,
        @Required Attr metadata,
        @Nullable Magic magicMetadata,
        @Nullable Magic pubMagicMetadata) {}
