package museum.link;

import java.util.Base64;
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
    private static final int LONGEST_KDF_NONCE = 64;
    private static final int KDF_NONCE_BYTES = 16;
    private static final Pattern PADDING = Pattern.compile("=+$");

    /** Refuses what no official client makes. */
    void validate() {
        if (encryptedData.isBlank() || decryptionHeader.isBlank()) {
            throw ApiError.badRequest("invalid encrypted payload");
        }
        if (encryptedData.length() > LARGEST_DATA || decryptionHeader.length() > LARGEST_HEADER) {
            throw ApiError.badRequest("encrypted payload too large");
        }
        if (encryptedPasteKey.isBlank() || encryptedPasteKeyNonce.isBlank() || kdfNonce.isBlank()) {
            throw ApiError.badRequest("invalid key material");
        }
        if (encryptedPasteKey.length() > LARGEST_KEY || encryptedPasteKeyNonce.length() > LARGEST_HEADER) {
            throw ApiError.badRequest("key material too large");
        }
        if (!isKdfNonce() || !isKdfStrength()) {
            throw ApiError.badRequest("invalid key derivation parameters");
        }
    }

    private boolean isKdfNonce() {
        try {
            return kdfNonce.length() <= LONGEST_KDF_NONCE
                    && Base64.getDecoder().decode(PADDING.matcher(kdfNonce).replaceFirst("")).length == KDF_NONCE_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** Argon2id "interactive" for secrets in links, "moderate" for passwords. */
    private boolean isKdfStrength() {
        return kdfMemLimit == 64L << 20 && kdfOpsLimit == 2 || kdfMemLimit == 256L << 20 && kdfOpsLimit == 3;
    }
}
