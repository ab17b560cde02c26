package museum.client.crypto;

/** A message boxed with a secret key: {@code encryptedX} and {@code …Nonce} of the protocol, each base64. */
public record Box(String ciphertext, String nonce) {}
