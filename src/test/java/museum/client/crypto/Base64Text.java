package museum.client.crypto;

import java.util.Base64;

/** Bytes as they travel in JSON: the standard alphabet with padding. Only tokens use the URL-safe alphabet. Protocol 11 §5.1. */
public final class Base64Text {

    private Base64Text() {}

    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** The form of a user's token in {@code X-Auth-Token}: URL-safe, with padding. */
    public static String token(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
