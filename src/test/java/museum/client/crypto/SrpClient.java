package museum.client.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The client's side of SRP-6a: RFC 5054's group of 4096 bits, g = 5, SHA-256, and the proofs of Protocol 11 §5.3, in the three spellings that are
 * found in the field ({@link Spelling}).
 */
public final class SrpClient {

    /** Which bytes an app sends and hashes where a number begins with zero bytes. The numbers themselves are the same. */
    public enum Spelling {
        /** Web and Rust always; the mobile apps at log-in: everything padded. */
        PADDED,
        /** The mobile apps at set-up and change of password: A, the verifier and M1 are sent without leading zeros, and hashed padded. */
        MOBILE_SETUP,
        /** The Go command line: A is sent without leading zeros; A and B are hashed without them in u, and A so in M1. */
        GO
    }

    static final BigInteger N = new BigInteger("""
            FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B\
            302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6\
            49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D\
            670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718\
            3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D\
            B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C\
            BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A92108011A723C12A787E6D788719A10BDBA5B26\
            99C327186AF4E23C1A946834B6150BDA2583E9CA2AD44CE8DBBBC2DB04DE8EF92E8EFC141FBECAA6287C59474E6BC05D99B2964FA090C3A2\
            233BA186515BE7ED1F612970CEE2D7AFB81BDD762170481CD0069127D5B05AA993B4EA988D8FDDC186FFB7DC90A6C08F4DF435C934063199\
            FFFFFFFFFFFFFFFF""", 16);

    static final BigInteger G = BigInteger.valueOf(5);
    static final int SIZE = 512;

    private final Spelling spelling;
    private final BigInteger secret;
    private final BigInteger publicValue;
    final BigInteger x;

    /** The password of SRP is the first half of the log-in subkey of the key-encryption key. */
    public static byte[] loginKey(byte[] keyEncryptionKey) {
        return Arrays.copyOf(Sodium.subkey(keyEncryptionKey, 32, 1, "loginctx"), 16);
    }

    /** A log-in, or a set-up, with a fresh secret of 64 bytes. */
    public SrpClient(String srpUserId, byte[] loginKey, byte[] salt, Spelling spelling) {
        this(srpUserId, loginKey, salt, spelling, Sodium.random(64));
    }

    SrpClient(String srpUserId, byte[] loginKey, byte[] salt, Spelling spelling, byte[] secret) {
        this.spelling = spelling;
        this.secret = number(secret);
        this.publicValue = G.modPow(this.secret, N);
        var inner = sha256(srpUserId.getBytes(StandardCharsets.US_ASCII), new byte[] {':'}, loginKey);
        this.x = number(sha256(salt, inner));
    }

    /** {@code srpA} as this app sends it. */
    public byte[] publicValue() {
        return spelling == Spelling.PADDED ? pad(publicValue) : stripped(publicValue);
    }

    /** {@code srpVerifier} as this app sends it. */
    public byte[] verifier() {
        var verifier = G.modPow(x, N);
        return spelling == Spelling.PADDED ? pad(verifier) : stripped(verifier);
    }

    /** The proof for the server's {@code srpB}. */
    public Proof prove(byte[] serverPublic) {
        var b = number(serverPublic);
        if (b.mod(N).signum() == 0) {
            throw new IllegalArgumentException("the server's public value is zero");
        }
        var go = spelling == Spelling.GO;
        var hashedA = go ? stripped(publicValue) : pad(publicValue);
        var u = number(go ? sha256(hashedA, stripped(b)) : sha256(hashedA, pad(b)));
        var k = number(sha256(pad(N), pad(G)));
        var shared = b.subtract(k.multiply(G.modPow(x, N))).mod(N).modPow(secret.add(u.multiply(x)), N);
        var m1 = go ? sha256(hashedA, serverPublic, pad(shared)) : sha256(hashedA, pad(b), pad(shared));
        var m2 = sha256(pad(publicValue), m1, sha256(pad(shared)));
        return new Proof(spelling == Spelling.MOBILE_SETUP ? stripped(number(m1)) : m1, m2);
    }

    /** M1 to send and the M2 that only the right server can answer. */
    public record Proof(byte[] m1, byte[] m2) {}

    static byte[] pad(BigInteger value) {
        var bytes = stripped(value);
        var padded = new byte[SIZE];
        System.arraycopy(bytes, 0, padded, SIZE - bytes.length, bytes.length);
        return padded;
    }

    static byte[] stripped(BigInteger value) {
        var bytes = value.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
