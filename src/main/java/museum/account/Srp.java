package museum.account;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.agreement.srp.SRP6StandardGroups;

/**
 * The server's side of SRP-6a: the group of 4096 bits of RFC 5054, g = 5, SHA-256. The proofs are not those of RFC 2945: M1 is over S and holds neither identity nor
 * salt, M2 is over the key. Protocol 01 §4.
 */
final class Srp {

    /** Bytes of A, B and S. */
    static final int SIZE = 512;

    /** Bytes of M1 and M2. */
    static final int PROOF = 32;

    private static final int SECRET = 32;

    private static final BigInteger N = SRP6StandardGroups.rfc5054_4096.getN();
    private static final BigInteger G = SRP6StandardGroups.rfc5054_4096.getG();
    private static final BigInteger K = number(hash(padded(N), padded(G)));

    /** Holds the table; it is made when the first offer is. */
    private static final class Powers {
        static final GeneratorPowers OF_G = new GeneratorPowers(G, N, SECRET * Byte.SIZE);
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What the server keeps and what it sends.
     *
     * @param secret the private exponent b
     * @param publicValue B, {@value #SIZE} bytes
     */
    record Offer(byte[] secret, byte[] publicValue) {}

    private Srp() {}

    /** Whether A can be used at all: neither 0 nor N or greater. */
    static boolean isUsable(byte[] clientPublic) {
        var a = number(clientPublic);
        return a.signum() > 0 && a.compareTo(N) < 0;
    }

    /**
     * A fresh secret and its B. B never begins with a zero byte: the old library of the Go command line drops zeros in front before it hashes and would arrive at
     * another proof. Protocol 11 §5.3.
     */
    static Offer offer(byte[] verifier) {
        while (true) {
            var secret = new byte[SECRET];
            RANDOM.nextBytes(secret);
            var publicValue = publicValue(verifier, secret);
            if (publicValue[0] != 0) {
                return new Offer(secret, publicValue);
            }
        }
    }

    /** B for a kept secret: k·v + g^b. */
    static byte[] publicValue(byte[] verifier, byte[] secret) {
        return padded(K.multiply(number(verifier))
                .add(Powers.OF_G.power(number(secret)))
                .mod(N));
    }

    /**
     * Checks the client's proof.
     *
     * @param clientPublic A as it was sent; some clients leave out zeros in front, then both ways of hashing it are tried
     * @param proof M1, {@value #PROOF} bytes
     * @return M2 if the proof is right
     */
    static Optional<byte[]> check(
            byte[] verifier, byte[] secret, byte[] publicValue, byte[] clientPublic, byte[] proof) {
        var forms = clientPublic.length == SIZE
                ? List.of(clientPublic)
                : List.of(padded(number(clientPublic)), clientPublic);
        for (var hashed : forms) {
            var shared = shared(verifier, secret, number(hash(hashed, publicValue)), number(clientPublic));
            for (var sent : forms) {
                if (MessageDigest.isEqual(hash(sent, publicValue, shared), proof)) {
                    return Optional.of(hash(sent, proof, hash(shared)));
                }
            }
        }
        return Optional.empty();
    }

    /** PAD(S), S = (A · v^u)^b. */
    private static byte[] shared(byte[] verifier, byte[] secret, BigInteger u, BigInteger a) {
        return padded(a.multiply(number(verifier).modPow(u, N)).mod(N).modPow(number(secret), N));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] padded(BigInteger number) {
        var bytes = number.toByteArray();
        if (bytes.length == SIZE) {
            return bytes;
        }
        if (bytes.length > SIZE) {
            return Arrays.copyOfRange(bytes, bytes.length - SIZE, bytes.length);
        }
        var padded = new byte[SIZE];
        System.arraycopy(bytes, 0, padded, SIZE - bytes.length, bytes.length);
        return padded;
    }

    private static byte[] hash(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
