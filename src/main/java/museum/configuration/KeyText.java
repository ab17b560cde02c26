package museum.configuration;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How a key is written: base64 of either alphabet, with or without padding. Hex digits count where Museum could not have worked with them as base64. */
enum KeyText {
    /** 64 hex digits are 48 bytes as base64, with which Museum starts but takes no account: they are hex. */
    ENCRYPTION("key.encryption", 32, "must be 32 bytes, as base64 (44 characters) or as 64 hexadecimal digits"),
    /** 64 hex digits do work in Museum, as base64 of 48 bytes, and must stay the same key; 128 of them do not, and are hex. */
    HASH("key.hash", 64, "must be at most 64 bytes, as base64 (88 characters) or as 128 hexadecimal digits"),
    /** Any length, and hex digits are base64 text, too. */
    JWT("jwt.secret", 32, "must be base64, for example 32 random bytes in 44 characters");

    private final String key;
    private final int bytes;
    private final String expectation;

    KeyText(String key, int bytes, String expectation) {
        this.key = key;
        this.bytes = bytes;
        this.expectation = expectation;
    }

    String key() {
        return key;
    }

    /** How many bytes a new one has. */
    int bytes() {
        return bytes;
    }

    String expectation() {
        return expectation;
    }

    Optional<byte[]> decode(String text) {
        var base64 = base64(text.strip());
        return switch (this) {
            case ENCRYPTION -> base64.filter(key -> key.length == bytes).or(() -> hex(text.strip()));
            case HASH -> base64.filter(key -> key.length <= bytes).or(() -> hex(text.strip()));
            case JWT -> base64.map(key -> Arrays.copyOf(key, Math.max(key.length, bytes)));
        };
    }

    String encode(byte[] key) {
        return this == JWT
                ? Base64.getUrlEncoder().encodeToString(key)
                : Base64.getEncoder().encodeToString(key);
    }

    private static Optional<byte[]> base64(String text) {
        try {
            var standard = text.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
            return Optional.of(Base64.getDecoder().decode(standard)).filter(key -> key.length > 0);
        } catch (IllegalArgumentException exception) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text)).filter(key -> key.length == bytes);
        } catch (IllegalArgumentException exception) {
            return Optional.empty();
        }
    }
}
