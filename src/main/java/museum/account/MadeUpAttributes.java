package museum.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import museum.configuration.Secrets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Attributes for addresses without an account: always the same for an address, and of the looks of real ones. Protocol 01 §4.5. */
@Component
class MadeUpAttributes {

    private final byte[] hashKey;

    @Autowired
    MadeUpAttributes(Secrets secrets) {
        this(secrets.hashKey());
    }

    MadeUpAttributes(byte[] hashKey) {
        this.hashKey = hashKey;
    }

    /** @param address normalised */
    SrpAttributes of(String address) {
        var first = hash("email-salt-purpose-and-uuid", address);
        var second = hash("kek-salt-purpose", address);
        var moderate = (first[16] & 1) == 0;
        return new SrpAttributes(
                uuid(first).toString(),
                Base64Text.encode(Arrays.copyOfRange(first, 16, 32)),
                moderate ? 268435456 : 1073741824,
                moderate ? 16 : 4,
                Base64Text.encode(Arrays.copyOfRange(second, 16, 32)),
                (first[16] & 0xff) % 5 == 0);
    }

    /** The first 16 bytes, marked as a random UUID. */
    private static UUID uuid(byte[] hash) {
        var bytes = ByteBuffer.wrap(hash);
        return new UUID(
                bytes.getLong() & ~0xf000L | 0x4000L, bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    private byte[] hash(String purpose, String address) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            return digest.digest(hashKey);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
