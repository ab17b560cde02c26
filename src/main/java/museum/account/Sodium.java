package museum.account;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The few primitives of libsodium that a server needs. The native library is loaded at the first use, not at start. Protocol 00 §15. */
final class Sodium {

    static final int SECRETBOX_KEY = 32;
    static final int SECRETBOX_NONCE = 24;
    static final int PUBLIC_KEY = 32;

    private static final int MAC = 16;
    private static final int SEAL = 48;
    private static final int HASH = 32;

    /** Holds the library; the class is initialised, and the library loaded, when it is first needed. */
    private static final class Library {
        /** How the names of files begin that JNA unpacks. */
        private static final String UNPACKED = "jna";

        static final SodiumJava NATIVE = load();

        /** Only the library of this platform is unpacked, and not left behind. Lazysodium's own loader unpacks the whole jar, ours, at every start, for good. */
        private static SodiumJava load() {
            try {
                var file = Native.extractFromResourcePath(
                        LibraryLoader.getSodiumPathInResources(), SodiumJava.class.getClassLoader());
                var sodium = new SodiumJava(file.getPath());
                // Windows keeps what is in use: there it goes with the server.
                if (file.getName().startsWith(UNPACKED) && !file.delete()) {
                    file.deleteOnExit();
                }
                return sodium;
            } catch (IOException exception) {
                throw new UncheckedIOException(
                        "libsodium could not be unpacked: is there room for temporary files?", exception);
            }
        }
    }

    private Sodium() {}

    /** BLAKE2b with a key of up to 64 bytes, 32 bytes long. */
    static byte[] keyedHash(byte[] message, byte[] key) {
        var hash = new byte[HASH];
        check(Library.NATIVE.crypto_generichash(hash, hash.length, message, message.length, key, key.length));
        return hash;
    }

    /** XSalsa20-Poly1305: MAC (16 bytes), then the ciphertext. */
    static byte[] box(byte[] message, byte[] nonce, byte[] key) {
        var boxed = new byte[message.length + MAC];
        check(Library.NATIVE.crypto_secretbox_easy(boxed, message, message.length, nonce, key));
        return boxed;
    }

    /** Opens a {@link #box}; empty when it was made with another key or nonce or has been changed. */
    static Optional<byte[]> open(byte[] boxed, byte[] nonce, byte[] key) {
        if (boxed.length < MAC || nonce.length != SECRETBOX_NONCE) {
            return Optional.empty();
        }
        var message = new byte[boxed.length - MAC];
        return Library.NATIVE.crypto_secretbox_open_easy(message, boxed, boxed.length, nonce, key) == 0
                ? Optional.of(message)
                : Optional.empty();
    }

    /** Encrypts for the holder of a key pair: 48 bytes longer than the message. Empty when the public key is not usable. */
    static Optional<byte[]> seal(byte[] message, byte[] publicKey) {
        if (publicKey.length != PUBLIC_KEY) {
            return Optional.empty();
        }
        var sealed = new byte[message.length + SEAL];
        return Library.NATIVE.crypto_box_seal(sealed, message, message.length, publicKey) == 0
                ? Optional.of(sealed)
                : Optional.empty();
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("libsodium refuses");
        }
    }
}
