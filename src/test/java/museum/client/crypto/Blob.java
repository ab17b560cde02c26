package museum.client.crypto;

/** A message encrypted as a single final chunk: {@code encryptedData} and {@code decryptionHeader} of the protocol. */
public record Blob(byte[] ciphertext, byte[] header) {

    public static Blob of(String ciphertext, String header) {
        return new Blob(Base64Text.bytes(ciphertext), Base64Text.bytes(header));
    }

    public String ciphertextText() {
        return Base64Text.of(ciphertext);
    }

    public String headerText() {
        return Base64Text.of(header);
    }
}
