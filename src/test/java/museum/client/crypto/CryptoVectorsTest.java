package museum.client.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of Protocol 11 §5.18: they show that the client speaks the language of the apps, whatever the server says. */
class CryptoVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = upwards(32);
    private static final byte[] MESSAGE = "hello ente".getBytes(US_ASCII);

    @Test
    void subkey() {
        assertThat(HEX.formatHex(Sodium.subkey(KEY, 32, 1, "loginctx")))
                .isEqualTo("6970b5d34442fd11788a83b4b57e1e7224d625c38e2b0374cb2217aa6f8d91e1");
        assertThat(HEX.formatHex(SrpClient.loginKey(KEY))).isEqualTo("6970b5d34442fd11788a83b4b57e1e72");
    }

    @Test
    void box() {
        var nonce = upwards(24);
        assertThat(Base64Text.of(Sodium.box(MESSAGE, KEY, nonce))).isEqualTo("jmKZHwjhjp2832ExCxmRpDaaVCOo6sd+z1k=");
        assertThat(Sodium.openBox(new Box("jmKZHwjhjp2832ExCxmRpDaaVCOo6sd+z1k=", Base64Text.of(nonce)), KEY))
                .isEqualTo(MESSAGE);
        assertThat(Sodium.openBoxCombined(Sodium.boxCombined(MESSAGE, KEY), KEY))
                .isEqualTo(MESSAGE);
    }

    @Test
    void blob() {
        var blob = Blob.of("/2Ouaw/M9yaWxV9SrGiWPHK7Xtcc07kMJ9/Z", "/bTBh28J5as6ABvJ0u3F4FjHeLc27kMj");
        assertThat(Sodium.openBlob(blob, KEY)).isEqualTo(MESSAGE);
        assertThat(Sodium.openBlob(Sodium.blob(MESSAGE, KEY), KEY)).isEqualTo(MESSAGE);
        assertThat(Sodium.openBlobCombined(Sodium.blobCombined(MESSAGE, KEY), KEY))
                .isEqualTo(MESSAGE);
    }

    @Test
    void hash() {
        assertThat(Base64Text.of(Sodium.hash(MESSAGE)))
                .isEqualTo("ZhY3V1KbKYm8g9ltoNain9+WOC3QsAQVJWXidzKeRbBz5R6R1BcQibMJ9ZJ73BV1IriLA1Ack4doktMoZvjy+A==");
    }

    @Test
    void pw() {
        var salt = filled(16, 0x11);
        var derived = "9df000103aca06f0b0c745a33d1451a60d24f3ce3263862f9ec148cc169a29a0";
        assertThat(HEX.formatHex(Sodium.pw("correct horse battery staple".getBytes(UTF_8), salt, 2, 67108864)))
                .isEqualTo(derived);
        assertThat(HEX.formatHex(Kdf.ARGON2.derive("correct horse battery staple", salt, 2, 67108864)))
                .isEqualTo(derived);
    }

    @Test
    void seal() {
        var keys = new KeyPair(Sodium.publicKey(filled(32, 0x07)), filled(32, 0x07));
        assertThat(Base64Text.of(keys.publicKey())).isEqualTo("E75P6uryBMf9M1j8nAByGIHRdCeBKCJ+xnTzf3/pe20=");
        var sealed =
                Base64Text.bytes("CsSskCercoZgob7CrzUyaZd4OdRUIUGprjuurH2Gb3WHAZc3QNg4VnHH4z9V7EKjeNF0c+IklHnepg==");
        assertThat(Sodium.openSeal(sealed, keys)).isEqualTo(MESSAGE);
        assertThat(Sodium.openSeal(Sodium.seal(MESSAGE, keys.publicKey()), keys))
                .isEqualTo(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4194303, 4194304, 4194305, 3 * 4194304})
    void streamsOfEverySize(int size) {
        var content = Sodium.random(size);
        var stream = Sodium.stream(content, KEY);
        assertThat(stream.ciphertext()).hasSize(size + 17 * Math.max(1, (int) Math.ceil(size / 4194304.0)));
        assertThat(Sodium.openStream(stream, KEY)).isEqualTo(content);
    }

    @Test
    void aDamagedStreamIsNotOpened() {
        var stream = Sodium.stream(Sodium.random(2 * Sodium.CHUNK), KEY);
        var bytes = stream.ciphertext();
        var firstChunkOnly = new Blob(Arrays.copyOf(bytes, Sodium.CHUNK + Sodium.CHUNK_OVERHEAD), stream.header());
        assertThatThrownBy(() -> Sodium.openStream(firstChunkOnly, KEY)).isInstanceOf(DecryptionFailed.class);
        bytes[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> Sodium.openStream(stream, KEY)).isInstanceOf(DecryptionFailed.class);
    }

    // --- SRP --------------------------------------------------------------------------------------------------

    private static final String IDENTITY = "7d3f8f0e-6f0a-4d0c-9a51-0a1b2c3d4e5f";
    private static final byte[] SALT = filled(16, 0x22);
    private static final byte[] CLIENT_SECRET = filled(64, 0x44);
    private static final BigInteger SERVER_SECRET = SrpClient.number(filled(32, 0x33));

    @Test
    void srp() {
        assertThat(fingerprint(SrpClient.N))
                .isEqualTo("4ee95187682bcb230ad26a95205f6920e84708f6251b3894329b09ec23919e33");
        var client = new SrpClient(IDENTITY, SrpClient.loginKey(KEY), SALT, SrpClient.Spelling.PADDED, CLIENT_SECRET);
        assertThat(client.x.toString(16)).isEqualTo("d5ae3e927f8f0d90243e546571634552ec50a208a5eb9e458d1b87e23c9c90de");
        assertThat(sha256(client.verifier()))
                .isEqualTo("bec69ee612a6b96304a622c9b9b73b67b831b5bfe3802454853eec8ac11c8408");
        assertThat(sha256(client.publicValue()))
                .isEqualTo("30c878be0bd7f016755eb493fdd4cddb97f43e01d1020cb8542c813052e96e63");
        var k = SrpClient.sha256(SrpClient.pad(SrpClient.N), SrpClient.pad(SrpClient.G));
        assertThat(HEX.formatHex(k)).isEqualTo("3509477ea9fca66eadb7cf7b1bd0eb508f54d3989a9c988006a7d0b338374dd2");
        var b = serverPublic(client, SERVER_SECRET);
        assertThat(sha256(b)).isEqualTo("e76d7cb6228fa64302aa2a59af6e1040b57d8d1ef3cf8c258a2a3f006eda11bd");
        assertThat(sha256(client.publicValue(), b))
                .isEqualTo("8e9854f5015dde6b4f85e85b2a537db48206135bf32c1337472b60727452c601");
        assertThat(HEX.formatHex(SrpClient.sha256(sharedSecret(client, b))))
                .isEqualTo("89e549d907fdfbc5ae5989682323fb0b3e68a720334aed5aa73f82c440be1dc4");
        var proof = client.prove(b);
        assertThat(HEX.formatHex(proof.m1()))
                .isEqualTo("44eda68730878a72627159d388cbb871b3493d647261e73b9de943a3b8de0076");
        assertThat(HEX.formatHex(proof.m2()))
                .isEqualTo("83e461781d803c57a3780e7a8dcc17b7c152f6357a3456c55bf5424e25478701");
    }

    /** The spellings differ only where a number begins with a zero byte. */
    @ParameterizedTest
    @EnumSource(SrpClient.Spelling.class)
    void spellingsAgreeWithoutLeadingZeros(SrpClient.Spelling spelling) {
        var client = new SrpClient(IDENTITY, SrpClient.loginKey(KEY), SALT, spelling, CLIENT_SECRET);
        var proof = client.prove(serverPublic(client, SERVER_SECRET));
        assertThat(HEX.formatHex(proof.m1()))
                .isEqualTo("44eda68730878a72627159d388cbb871b3493d647261e73b9de943a3b8de0076");
    }

    @Test
    void shortNumbersAreSentShort() {
        var secret = secretWithShortPublicValue();
        var padded = client(SrpClient.Spelling.PADDED, secret);
        var mobile = client(SrpClient.Spelling.MOBILE_SETUP, secret);
        var go = client(SrpClient.Spelling.GO, secret);
        assertThat(padded.publicValue()).hasSize(512).startsWith(0);
        assertThat(mobile.publicValue()).hasSize(511).isEqualTo(go.publicValue());
        var b = serverPublic(padded, SERVER_SECRET);
        assertThat(mobile.prove(b).m1()).isEqualTo(padded.prove(b).m1());
        assertThat(go.prove(b).m1()).isNotEqualTo(padded.prove(b).m1());
    }

    private static SrpClient client(SrpClient.Spelling spelling, byte[] secret) {
        return new SrpClient(IDENTITY, SrpClient.loginKey(KEY), SALT, spelling, secret);
    }

    private static byte[] secretWithShortPublicValue() {
        for (var i = 1; ; i++) {
            var secret = BigInteger.valueOf(1_000_000 + i);
            if (SrpClient.stripped(SrpClient.G.modPow(secret, SrpClient.N)).length == 511) {
                return SrpClient.stripped(secret);
            }
        }
    }

    private static byte[] serverPublic(SrpClient client, BigInteger secret) {
        var k = SrpClient.number(SrpClient.sha256(SrpClient.pad(SrpClient.N), SrpClient.pad(SrpClient.G)));
        var verifier = SrpClient.G.modPow(client.x, SrpClient.N);
        return SrpClient.pad(k.multiply(verifier)
                .add(SrpClient.G.modPow(secret, SrpClient.N))
                .mod(SrpClient.N));
    }

    /** The shared secret as the server finds it. */
    private static byte[] sharedSecret(SrpClient client, byte[] b) {
        var u = SrpClient.number(SrpClient.sha256(client.publicValue(), b));
        var verifier = SrpClient.G.modPow(client.x, SrpClient.N);
        var a = SrpClient.number(client.publicValue());
        return SrpClient.pad(
                a.multiply(verifier.modPow(u, SrpClient.N)).mod(SrpClient.N).modPow(SERVER_SECRET, SrpClient.N));
    }

    private static String fingerprint(BigInteger number) {
        return sha256(SrpClient.pad(number));
    }

    private static String sha256(byte[]... parts) {
        return HEX.formatHex(SrpClient.sha256(parts));
    }

    private static byte[] upwards(int size) {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] filled(int size, int value) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
