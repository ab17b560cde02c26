package museum.account;

import java.util.Optional;

/** Boxes that anybody can close and only the holder of a key pair can open; libsodium's {@code crypto_box_seal}. Protocol 00 §15. */
public final class SealedBox {

    private SealedBox() {}

    /**
     * A message for the holder of a key pair, in base64.
     *
     * @param publicKey 32 bytes in base64
     * @return empty when the key is not usable: no base64, of another length, or a point of low order, for which everybody could open the box
     */
    public static Optional<String> seal(byte[] message, String publicKey) {
        return Base64Text.decode(publicKey)
                .flatMap(key -> Sodium.seal(message, key))
                .map(Base64Text::encode);
    }
}
