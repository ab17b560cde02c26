package museum.client.crypto;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.interfaces.SecretStream;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** The primitives of Protocol 11 §5.1 on libsodium. Keys have 32 bytes, nonces and headers 24. */
public final class Sodium {

    /** Plaintext of a full chunk of a {@link #stream}: 4 MiB. */
    public static final int CHUNK = 4 * 1024 * 1024;

    /** Bytes that every chunk grows by: tag and MAC. */
    public static final int CHUNK_OVERHEAD = 17;

    private static final int MAC = 16;
    private static final int NONCE = 24;
    private static final int SEAL = 48;
    private static final byte TAG_MESSAGE = 0;
    private static final byte TAG_FINAL = 3;
    private static final int ARGON2ID13 = 2;

    private static final SodiumJava NATIVE = load();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sodium() {}

    /** Lazysodium's own loader leaves what it unpacks behind. */
    private static SodiumJava load() {
        try {
            return new SodiumJava(Native.extractFromResourcePath(
                            LibraryLoader.getSodiumPathInResources(), SodiumJava.class.getClassLoader())
                    .getPath());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A fresh 32-byte key. */
    public static byte[] key() {
        return random(32);
    }

    public static KeyPair keyPair() {
        var pair = new KeyPair(new byte[32], new byte[32]);
        check(NATIVE.crypto_box_keypair(pair.publicKey(), pair.secretKey()), "key pair");
        return pair;
    }

    /** The key pair that follows from 32 bytes. */
    public static KeyPair keyPair(byte[] seed) {
        var pair = new KeyPair(new byte[32], new byte[32]);
        check(NATIVE.crypto_box_seed_keypair(pair.publicKey(), pair.secretKey(), seed), "key pair");
        return pair;
    }

    public static byte[] publicKey(byte[] secretKey) {
        var publicKey = new byte[32];
        check(NATIVE.crypto_scalarmult_base(publicKey, secretKey), "public key");
        return publicKey;
    }

    // --- box --------------------------------------------------------------------------------------------------

    public static Box box(byte[] message, byte[] key) {
        var nonce = random(NONCE);
        return new Box(Base64Text.of(box(message, key, nonce)), Base64Text.of(nonce));
    }

    /** MAC and ciphertext under a given nonce. */
    public static byte[] box(byte[] message, byte[] key, byte[] nonce) {
        var boxed = new byte[message.length + MAC];
        check(NATIVE.crypto_secretbox_easy(boxed, message, message.length, nonce, key), "box");
        return boxed;
    }

    public static byte[] openBox(Box box, byte[] key) {
        return openBox(Base64Text.bytes(box.ciphertext()), Base64Text.bytes(box.nonce()), key);
    }

    public static byte[] openBox(byte[] boxed, byte[] nonce, byte[] key) {
        var message = new byte[Math.max(0, boxed.length - MAC)];
        check(NATIVE.crypto_secretbox_open_easy(message, boxed, boxed.length, nonce, key), "open box");
        return message;
    }

    /** Nonce, MAC and ciphertext in one piece. */
    public static byte[] boxCombined(byte[] message, byte[] key) {
        var nonce = random(NONCE);
        return joined(nonce, box(message, key, nonce));
    }

    public static byte[] openBoxCombined(byte[] combined, byte[] key) {
        return openBox(Arrays.copyOfRange(combined, NONCE, combined.length), Arrays.copyOf(combined, NONCE), key);
    }

    // --- blob and stream --------------------------------------------------------------------------------------

    /** One chunk with the final tag. */
    public static Blob blob(byte[] message, byte[] key) {
        var state = new SecretStream.State();
        var header = new byte[NONCE];
        check(NATIVE.crypto_secretstream_xchacha20poly1305_init_push(state, header, key), "begin blob");
        return new Blob(push(state, message, TAG_FINAL), header);
    }

    public static byte[] openBlob(Blob blob, byte[] key) {
        return openStream(blob, key, Math.max(blob.ciphertext().length, CHUNK_OVERHEAD));
    }

    /** Header and ciphertext in one piece. */
    public static byte[] blobCombined(byte[] message, byte[] key) {
        var blob = blob(message, key);
        return joined(blob.header(), blob.ciphertext());
    }

    public static byte[] openBlobCombined(byte[] combined, byte[] key) {
        return openBlob(
                new Blob(Arrays.copyOfRange(combined, NONCE, combined.length), Arrays.copyOf(combined, NONCE)), key);
    }

    /** A file's content: chunks of {@link #CHUNK} bytes, the last one with the final tag. An empty file is one empty final chunk. */
    public static Blob stream(byte[] content, byte[] key) {
        var state = new SecretStream.State();
        var header = new byte[NONCE];
        check(NATIVE.crypto_secretstream_xchacha20poly1305_init_push(state, header, key), "begin stream");
        var encrypted = new ByteArrayOutputStream(encryptedSize(content.length));
        var from = 0;
        do {
            var to = Math.min(from + CHUNK, content.length);
            encrypted.writeBytes(
                    push(state, Arrays.copyOfRange(content, from, to), to == content.length ? TAG_FINAL : TAG_MESSAGE));
            from = to;
        } while (from < content.length);
        return new Blob(encrypted.toByteArray(), header);
    }

    /** Opens what {@link #stream} made; the last chunk must carry the final tag and no other one may. */
    public static byte[] openStream(Blob stream, byte[] key) {
        return openStream(stream, key, CHUNK + CHUNK_OVERHEAD);
    }

    /** Bytes of a stream for content of this size. */
    public static int encryptedSize(int size) {
        return size + CHUNK_OVERHEAD * Math.max(1, (size + CHUNK - 1) / CHUNK);
    }

    private static byte[] openStream(Blob stream, byte[] key, int chunk) {
        var state = new SecretStream.State();
        check(NATIVE.crypto_secretstream_xchacha20poly1305_init_pull(state, stream.header(), key), "begin reading");
        var encrypted = stream.ciphertext();
        var content = new ByteArrayOutputStream(encrypted.length);
        var from = 0;
        do {
            var to = Math.min(from + chunk, encrypted.length);
            var tag = pull(state, Arrays.copyOfRange(encrypted, from, to), content);
            if ((tag == TAG_FINAL) != (to == encrypted.length)) {
                throw new DecryptionFailed("the stream is cut off or continues after its end");
            }
            from = to;
        } while (from < encrypted.length);
        return content.toByteArray();
    }

    private static byte[] push(SecretStream.State state, byte[] message, byte tag) {
        var chunk = new byte[message.length + CHUNK_OVERHEAD];
        check(
                NATIVE.crypto_secretstream_xchacha20poly1305_push(
                        state, chunk, new long[1], message, message.length, new byte[0], 0, tag),
                "push");
        return chunk;
    }

    private static byte pull(SecretStream.State state, byte[] chunk, ByteArrayOutputStream content) {
        var message = new byte[Math.max(0, chunk.length - CHUNK_OVERHEAD)];
        var tag = new byte[1];
        check(
                NATIVE.crypto_secretstream_xchacha20poly1305_pull(
                        state, message, new long[1], tag, chunk, chunk.length, new byte[0], 0),
                "pull");
        content.writeBytes(message);
        return tag[0];
    }

    // --- seal, hash, derivation -------------------------------------------------------------------------------

    public static byte[] seal(byte[] message, byte[] publicKey) {
        var sealed = new byte[message.length + SEAL];
        check(NATIVE.crypto_box_seal(sealed, message, message.length, publicKey), "seal");
        return sealed;
    }

    public static byte[] openSeal(byte[] sealed, KeyPair keys) {
        var message = new byte[Math.max(0, sealed.length - SEAL)];
        check(
                NATIVE.crypto_box_seal_open(message, sealed, sealed.length, keys.publicKey(), keys.secretKey()),
                "open seal");
        return message;
    }

    /** The hash of a file's content in its metadata: BLAKE2b, 64 bytes. */
    public static byte[] hash(byte[] message) {
        var hash = new byte[64];
        check(NATIVE.crypto_generichash(hash, hash.length, message, message.length, null, 0), "hash");
        return hash;
    }

    /** BLAKE2b with a key, 32 bytes: a stand-in for {@link #pw} that takes no time. */
    static byte[] keyedHash(byte[] message, byte[] key) {
        var hash = new byte[32];
        check(NATIVE.crypto_generichash(hash, hash.length, message, message.length, key, key.length), "keyed hash");
        return hash;
    }

    /** Argon2id, 32 bytes; {@code memory} in bytes. */
    public static byte[] pw(byte[] password, byte[] salt, int operations, int memory) {
        var key = new byte[32];
        check(
                NATIVE.crypto_pwhash(
                        key,
                        key.length,
                        password,
                        password.length,
                        salt,
                        operations,
                        new NativeLong(memory),
                        ARGON2ID13),
                "pw");
        return key;
    }

    public static byte[] subkey(byte[] key, int size, long id, String context) {
        var subkey = new byte[size];
        check(
                NATIVE.crypto_kdf_derive_from_key(subkey, size, id, context.getBytes(StandardCharsets.US_ASCII), key),
                "subkey");
        return subkey;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static void check(int result, String what) {
        if (result != 0) {
            throw new DecryptionFailed("libsodium refuses: " + what);
        }
    }
}
