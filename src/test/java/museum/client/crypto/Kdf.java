package museum.client.crypto;

import java.nio.charset.StandardCharsets;

/** How a key is made of a password. The server sees only the parameters, so a client of tests may be cheaper than it says. Protocol 11 §5.1. */
public enum Kdf {

    /** What the apps do: Argon2id with 256 MiB and 16 passes takes seconds. */
    ARGON2 {
        @Override
        public byte[] derive(String password, byte[] salt, int operations, int memory) {
            return Sodium.pw(password.getBytes(StandardCharsets.UTF_8), salt, operations, memory);
        }
    },

    /** A keyed hash, for people who never meet a real app. */
    CHEAP {
        @Override
        public byte[] derive(String password, byte[] salt, int operations, int memory) {
            return Sodium.keyedHash(password.getBytes(StandardCharsets.UTF_8), salt);
        }
    };

    /** The 32 bytes of the key-encryption key; {@code memory} in bytes. */
    public abstract byte[] derive(String password, byte[] salt, int operations, int memory);
}
