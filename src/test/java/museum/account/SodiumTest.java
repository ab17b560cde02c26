package museum.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import museum.client.crypto.KeyPair;
import org.junit.jupiter.api.Test;

/** The vectors of Protocol 01 §1.5, §1.6. */
class SodiumTest {

    private static final byte[] EMAIL = "test@example.org".getBytes(StandardCharsets.UTF_8);

    @Test
    void addressesAreHashedAsEverBefore() {
        assertThat(Base64.getEncoder().encodeToString(Sodium.keyedHash(EMAIL, counting(0, 64))))
                .isEqualTo("8knZj2a0K3K+bvGHkK4kY/C2IneEPlmPXuMb4Au/9FM=");
    }

    @Test
    void keysOfAnyLengthHash() {
        assertThat(Sodium.keyedHash(EMAIL, new byte[1])).hasSize(32).isNotEqualTo(Sodium.keyedHash(EMAIL, new byte[2]));
    }

    @Test
    void addressesAreEncryptedAsEverBefore() {
        var cipher = Sodium.box(EMAIL, counting(0, 24), counting(0, 32));
        assertThat(Base64.getEncoder().encodeToString(cipher))
                .isEqualTo("Am72LnTRZMUqXa7RrEGnMCqaSzuHr9px1kzjW0bgOPA=");
        assertThat(Sodium.open(cipher, counting(0, 24), counting(0, 32))).contains(EMAIL);
    }

    @Test
    void withAnotherKeyNothingOpens() {
        var cipher = Sodium.box(EMAIL, counting(0, 24), counting(0, 32));
        assertThat(Sodium.open(cipher, counting(0, 24), counting(1, 32))).isEmpty();
        assertThat(Sodium.open(cipher, counting(0, 12), counting(0, 32))).isEmpty();
        assertThat(Sodium.open(new byte[3], counting(0, 24), counting(0, 32))).isEmpty();
    }

    @Test
    void whatIsSealedOnlyTheHolderOpens() {
        var keys = new KeyPair(museum.client.crypto.Sodium.publicKey(counting(1, 32)), counting(1, 32));
        assertThat(Base64.getEncoder().encodeToString(keys.publicKey()))
                .isEqualTo("B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=");
        var sealed = Sodium.seal(counting(0, 32), keys.publicKey()).orElseThrow();
        assertThat(sealed).hasSize(80);
        assertThat(museum.client.crypto.Sodium.openSeal(sealed, keys)).isEqualTo(counting(0, 32));
    }

    @Test
    void aPublicKeyOfAnotherLengthIsRefused() {
        assertThat(Sodium.seal(EMAIL, new byte[31])).isEmpty();
        assertThat(Sodium.seal(EMAIL, new byte[32])).isEmpty();
    }

    private static byte[] counting(int from, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
