package museum.client.crypto;

/** An X25519 key pair, 32 bytes each. */
public record KeyPair(byte[] publicKey, byte[] secretKey) {}
