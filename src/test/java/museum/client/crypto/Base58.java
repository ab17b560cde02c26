package museum.client.crypto;

import java.math.BigInteger;

/** Keys as they stand behind the {@code #} of links: the alphabet of Bitcoin. Protocol 11 §5.9. */
public final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    private Base58() {}

    public static String of(byte[] bytes) {
        var text = new StringBuilder();
        for (var rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    /** A key of 32 bytes. */
    public static byte[] key(String text) {
        var number = BigInteger.ZERO;
        for (char letter : text.toCharArray()) {
            number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        var bytes = number.toByteArray();
        var key = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, key, 32 - length, length);
        return key;
    }
}
