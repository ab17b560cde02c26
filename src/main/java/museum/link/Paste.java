package museum.link;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import museum.web.ApiError;
import museum.web.Required;

/** An encrypted text that is read once. All members are made by the client; the server checks their sizes only. Protocol 04 §10.1. */
record Paste(
        @Required String encryptedData,
        @Required String decryptionHeader,
        @Required String encryptedPasteKey,
        @Required String encryptedPasteKeyNonce,
        @Required String kdfNonce,
        @Required long kdfMemLimit,
        @Required long kdfOpsLimit) {

    /** 4000 characters of text, encrypted and in base64. */
    private static final int LARGEST_DATA = 32_256;

    private static final int LARGEST_HEADER = 128;
    private static final int LARGEST_KEY = 256;

    /** 16 bytes, with or without padding. */
    private static final Pattern KDF_NONCE = Pattern.compile("[A-Za-z0-9+/]{22}(==)?");

    /** Refuses what no official client makes. */
    void validate() {
        if (encryptedData.isBlank() || decryptionHeader.isBlank()) {
            throw ApiError.badRequest("invalid encrypted payload");
        }
        if (bytes(encryptedData) > LARGEST_DATA || bytes(decryptionHeader) > LARGEST_HEADER) {
            throw ApiError.badRequest("encrypted payload too large");
        }
        if (encryptedPasteKey.isBlank() || encryptedPasteKeyNonce.isBlank() || kdfNonce.isBlank()) {
            throw ApiError.badRequest("invalid key material");
        }
        if (bytes(encryptedPasteKey) > LARGEST_KEY || bytes(encryptedPasteKeyNonce) > LARGEST_HEADER) {
            throw ApiError.badRequest("key material too large");
        }
        if (!KDF_NONCE.matcher(kdfNonce).matches() || !isKdfStrength()) {
            throw ApiError.badRequest("invalid key derivation parameters");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Argon2id "interactive" for secrets in links, "moderate" for passwords. */
    private boolean isKdfStrength() {
        return kdfMemLimit == 64L << 20 && kdfOpsLimit == 2 || kdfMemLimit == 256L << 20 && kdfOpsLimit == 3;
    }
}
