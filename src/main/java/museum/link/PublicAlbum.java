package museum.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import museum.collection.PublicURL;
import org.jspecify.annotations.Nullable;

/** An album as its visitors see it: nothing that is only for its owner or its members. Protocol 04 §7.1. */
record PublicAlbum(
        long id,
        Owner owner,
        String encryptedKey,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String keyDecryptionNonce,

        String name,
        String encryptedName,
        String nameDecryptionNonce,
        String type,
        @JsonRawValue String attributes,
        @Nullable List<Owner> sharees,
        List<PublicURL> publicURLs,
        long updationTime,
        String app,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pubMagicMetadata) {

    record Owner(long id, String email, String name, String role) {
        static Owner of(long id) {
            return new Owner(id, "", "", "");
        }
    }
}
