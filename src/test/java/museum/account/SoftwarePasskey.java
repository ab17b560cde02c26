package museum.account;

import static museum.client.Json.object;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import museum.client.Fields;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** An authenticator of the common kind: ES256, without a statement about its make, user present and verified. */
final class SoftwarePasskey {

    private static final CBORMapper CBOR = new CBORMapper();
    private static final String ORIGIN = "http://localhost:3001";
    private static final byte PRESENT_VERIFIED = 5;
    private static final byte WITH_CREDENTIAL = 0x40;

    private final byte[] id = Sodium.random(32);
    private final KeyPair keys;

    SoftwarePasskey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    /** The body of registration/finish. */
    ObjectNode create(Fields options) throws GeneralSecurityException {
        var cose = cose();
        var credential = ByteBuffer.allocate(18 + id.length + cose.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", new LinkedHashMap<String, Object>());
        attestation.put("authData", authenticatorData((byte) (PRESENT_VERIFIED | WITH_CREDENTIAL), credential));
        return body(object(
                "attestationObject", url(CBOR.writeValueAsBytes(attestation)),
                "clientDataJSON", url(clientData("webauthn.create", options))));
    }

    /** The body of passkeys/finish. */
    ObjectNode get(Fields options) throws GeneralSecurityException {
        var data = authenticatorData(PRESENT_VERIFIED, new byte[0]);
        var clientData = clientData("webauthn.get", options);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(clientData));
        return body(object(
                "authenticatorData", url(data),
                "clientDataJSON", url(clientData),
                "signature", url(signature.sign()),
                "userHandle", null));
    }

    private ObjectNode body(ObjectNode response) {
        return object("id", url(id), "rawId", url(id), "type", "public-key", "response", response);
    }

    private static byte[] clientData(String type, Fields options) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.object("publicKey").text("challenge"), ORIGIN)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] authenticatorData(byte flags, byte[] credential) throws GeneralSecurityException {
        return ByteBuffer.allocate(37 + credential.length)
                .put(sha256("localhost".getBytes(StandardCharsets.US_ASCII)))
                .put(flags)
                .putInt(0)
                .put(credential)
                .array();
    }

    /** A COSE key by hand, as its members are numbers: EC2, ES256, P-256, x, y. */
    private byte[] cose() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return ByteBuffer.allocate(77)
                .put(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32})
                .put(fixed(point.getAffineX().toByteArray()))
                .put(new byte[] {0x22, 0x58, 32})
                .put(fixed(point.getAffineY().toByteArray()))
                .array();
    }

    private static byte[] fixed(byte[] number) {
        var fixed = new byte[32];
        var from = Math.max(0, number.length - 32);
        var digits = Arrays.copyOfRange(number, from, number.length);
        System.arraycopy(digits, 0, fixed, 32 - digits.length, digits.length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
