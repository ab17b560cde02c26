package museum.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.agreement.srp.SRP6StandardGroups;
import org.junit.jupiter.api.Test;

/** The vectors of Protocol 01 §4.4, and clients that leave out zeros. */
class SrpTest {

    private static final BigInteger N = SRP6StandardGroups.rfc5054_4096.getN();
    private static final BigInteger G = BigInteger.valueOf(5);
    private static final HexFormat HEX = HexFormat.of();

    /** A client with given secrets. */
    private record Alice(String identity, byte[] salt, byte[] password, byte[] secret) {

        byte[] verifier() {
            return padded(G.modPow(x(), N));
        }

        byte[] publicValue() {
            return padded(G.modPow(number(secret), N));
        }

        BigInteger x() {
            return number(hash(salt, hash(bytes(identity + ":"), password)));
        }

        byte[] shared(byte[] hashed, byte[] offer) {
            var k = number(hash(padded(N), padded(G)));
            var u = number(hash(hashed, offer));
            return padded(number(offer)
                    .subtract(k.multiply(G.modPow(x(), N)))
                    .mod(N)
                    .modPow(number(secret).add(u.multiply(x())), N));
        }

        byte[] proof(byte[] hashed, byte[] offer) {
            return hash(hashed, offer, shared(hashed, offer));
        }
    }

    @Test
    void theVectorWithAZeroInFrontOfA() {
        var alice = new Alice(
                "repro-user-id", bytes("0123456789abcdef"), bytes("1234567890abcdef"), new byte[] {6, (byte) 0xde});
        var secret = filled(64, 0x42);
        var a = alice.publicValue();
        assertThat(a[0]).isZero();
        assertThat(HEX.formatHex(hash(a)))
                .isEqualTo("d21359f5ab51b69f2d68dcb220d10e8be53496a11498480e301f1e1801b4f4c2");
        var b = Srp.publicValue(alice.verifier(), secret);
        assertThat(HEX.formatHex(hash(b)))
                .isEqualTo("4b18ec4d03fe41062373792b676febd0fe9d9e1b3353b8764434bd152df9c1f0");
        assertAccepted(
                alice,
                secret,
                "c0953b8c74d400fbf664a515deb700d73b65231e7e207a2e2326ff8cf70567ac",
                "867014678fa90610b00da7a77c2ede58aae999d612f61580bb3aa199e612a561");
    }

    @Test
    void theVectorWithPlainBytes() {
        assertAccepted(
                new Alice("test-user-id", filled(16, 0x22), filled(16, 0x11), filled(64, 0x44)),
                filled(64, 0x33),
                "a9780211e4b3433bb1df2e9a83c7f124916fa5a69c87ed0e102461989874b381",
                "0c2298752f2aa96bdc1aab7f5ab1e95f164ff0c962db4a26a4c5e8046ac60271");
    }

    @Test
    void theVectorInItsWireForms() {
        var salt = new byte[16];
        for (int i = 0; i < 16; i++) {
            salt[i] = (byte) i;
        }
        var alice = new Alice(
                "11111111-2222-4333-8444-555555555555",
                salt,
                Base64.getDecoder().decode("SFSa5oJxygjfifMdZjNWcg=="),
                filled(32, 0x0a));
        var b = Srp.publicValue(alice.verifier(), filled(32, 0x0b));
        assertThat(Base64.getEncoder().encodeToString(b))
                .startsWith("VBkg/H9iUyuOIvWa/9IVOTrXhJiLCL6gn0EHOOxOtgUR")
                .endsWith("UEq2+t/lW91uMN1iDmRtG1pwQSRHAd8xIcorQUBwdfk=");
        assertAccepted(
                alice,
                filled(32, 0x0b),
                HEX.formatHex(Base64.getDecoder().decode("xC4m1PfurtL/9K0aXHY7xbp/Yjp45gyfN4UeG0Xg9Mc=")),
                HEX.formatHex(Base64.getDecoder().decode("ApcLjpQZ0ScRqPNtjiw/Z2xBVAPJoyZU3upMzrt2dus=")));
    }

    @Test
    void aWrongProofIsRefused() {
        var alice = new Alice("a", filled(16, 1), filled(16, 2), filled(32, 3));
        var offer = Srp.offer(alice.verifier());
        var proof = alice.proof(alice.publicValue(), offer.publicValue());
        proof[31] ^= 1;
        assertThat(Srp.check(alice.verifier(), offer.secret(), offer.publicValue(), alice.publicValue(), proof))
                .isEmpty();
    }

    @Test
    void theProofForAnotherVerifierIsRefused() {
        var alice = new Alice("a", filled(16, 1), filled(16, 2), filled(32, 3));
        var other = new Alice("a", filled(16, 1), filled(16, 9), filled(32, 3));
        var offer = Srp.offer(alice.verifier());
        var proof = other.proof(other.publicValue(), offer.publicValue());
        assertThat(Srp.check(alice.verifier(), offer.secret(), offer.publicValue(), other.publicValue(), proof))
                .isEmpty();
    }

    @Test
    void anOfferNeverBeginsWithAZero() {
        var verifier = new Alice("a", filled(16, 1), filled(16, 2), filled(32, 3)).verifier();
        for (int i = 0; i < 600; i++) {
            assertThat(Srp.offer(verifier).publicValue())
                    .hasSize(512)
                    .satisfies(b -> assertThat(b[0]).isNotZero());
        }
    }

    @Test
    void theVerifierMayLackItsZeros() {
        var alice = aliceWithShortVerifier();
        var stripped = stripped(alice.verifier());
        assertThat(stripped.length).isLessThan(512);
        var offer = Srp.offer(stripped);
        var proof = alice.proof(alice.publicValue(), offer.publicValue());
        assertThat(Srp.check(stripped, offer.secret(), offer.publicValue(), alice.publicValue(), proof))
                .isPresent();
    }

    @Test
    void aClientThatDropsZerosOfAMayHashItEitherWay() {
        var alice = new Alice("repro-user-id", filled(16, 1), filled(16, 2), new byte[] {6, (byte) 0xde});
        var stripped = stripped(alice.publicValue());
        var offer = Srp.offer(alice.verifier());
        for (var hashed : new byte[][] {alice.publicValue(), stripped}) {
            var proof = alice.proof(hashed, offer.publicValue());
            assertThat(Srp.check(alice.verifier(), offer.secret(), offer.publicValue(), stripped, proof))
                    .contains(hash(hashed, proof, hash(alice.shared(hashed, offer.publicValue()))));
        }
    }

    @Test
    void zeroAndTheModulusAreNoPublicValues() {
        assertThat(Srp.isUsable(new byte[512])).isFalse();
        assertThat(Srp.isUsable(padded(N))).isFalse();
        assertThat(Srp.isUsable(filled(512, 0xff))).isFalse();
        assertThat(Srp.isUsable(padded(N.subtract(BigInteger.ONE)))).isTrue();
    }

    @Test
    void powersFromTheTableAreThoseOfPlainArithmetic() {
        var powers = new GeneratorPowers(G, N, 256);
        var random = new Random(4096);
        for (var exponent : new BigInteger[] {
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.TWO.pow(256).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(258),
            BigInteger.TWO.pow(300)
        }) {
            assertThat(powers.power(exponent)).isEqualTo(G.modPow(exponent, N));
        }
        for (int i = 0; i < 50; i++) {
            var exponent = new BigInteger(256, random);
            assertThat(powers.power(exponent)).isEqualTo(G.modPow(exponent, N));
        }
    }

    private static void assertAccepted(Alice alice, byte[] secret, String m1, String m2) {
        var b = Srp.publicValue(alice.verifier(), secret);
        assertThat(HEX.formatHex(alice.proof(alice.publicValue(), b))).isEqualTo(m1);
        var answer = Srp.check(alice.verifier(), secret, b, alice.publicValue(), HEX.parseHex(m1));
        assertThat(answer.map(HEX::formatHex)).contains(m2);
    }

    private static Alice aliceWithShortVerifier() {
        for (int i = 0; ; i++) {
            var alice = new Alice("a" + i, filled(16, 1), filled(16, 2), filled(32, 3));
            if (alice.verifier()[0] == 0) {
                return alice;
            }
        }
    }

    private static byte[] stripped(byte[] bytes) {
        int zeros = 0;
        while (bytes[zeros] == 0) {
            zeros++;
        }
        return Arrays.copyOfRange(bytes, zeros, bytes.length);
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] padded(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[512];
        int length = Math.min(bytes.length, 512);
        System.arraycopy(bytes, bytes.length - length, padded, 512 - length, length);
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
