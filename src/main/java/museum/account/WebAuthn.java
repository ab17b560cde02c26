package museum.account;

import com.webauthn4j.authenticator.CoreAuthenticatorImpl;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.CoreAuthenticationData;
import com.webauthn4j.data.CoreAuthenticationParameters;
import com.webauthn4j.data.CoreRegistrationData;
import com.webauthn4j.data.CoreRegistrationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.server.CoreServerProperty;
import com.webauthn4j.verifier.CoreAuthenticationDataVerifier;
import com.webauthn4j.verifier.CoreRegistrationDataVerifier;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidsafetynet.AndroidSafetyNetAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Verifies what authenticators sign. The library fails in many ways, with exceptions of others, too: each means no. Statements about their make are checked for their form and signature, but no maker is trusted more than another. Counters and
 * backup flags are not judged. Protocol 01 §3.5.4.
 */
@Component
@Lazy
class WebAuthn {

    /** Algorithms of COSE in the order in which the server likes them. */
    static final List<Integer> ALGORITHMS = List.of(-7, -35, -36, -257, -258, -259, -37, -38, -39, -8);

    /**
     * A verified registration.
     *
     * @param publicKey a COSE key
     * @param format of the statement about the make
     */
    record Registration(
            byte[] credentialId, byte[] publicKey, String format, Flags flags, byte[] aaguid, long signCount) {}

    /** As they are stored. */
    record Flags(boolean userPresent, boolean userVerified, boolean backupEligible, boolean backupState) {}

    /** The answer cannot be read at all. */
    static final class Unreadable extends Exception {}

    private static final Logger log = LoggerFactory.getLogger(WebAuthn.class);

    private static final byte[] NO_AAGUID = new byte[16];

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestationObjectConverter attestations = new AttestationObjectConverter(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final AuthenticatorDataConverter authenticators = new AuthenticatorDataConverter(converter);
    private final List<PublicKeyCredentialParameters> parameters = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
            .toList();
    private final CoreRegistrationDataVerifier registrations = new CoreRegistrationDataVerifier(
            List.of(
                    new NoneAttestationStatementVerifier(),
                    new PackedAttestationStatementVerifier(),
                    new TPMAttestationStatementVerifier(),
                    new AndroidKeyAttestationStatementVerifier(),
                    new AndroidSafetyNetAttestationStatementVerifier(),
                    new FIDOU2FAttestationStatementVerifier(),
                    new AppleAnonymousAttestationStatementVerifier()),
            new NullCertPathTrustworthinessVerifier(),
            new DefaultSelfAttestationTrustworthinessVerifier(),
            List.of(),
            converter);
    private final CoreAuthenticationDataVerifier assertions = new CoreAuthenticationDataVerifier();

    WebAuthn() {
        assertions.setMaliciousCounterValueHandler(counter -> {});
    }

    /** Verifies a registration whose client data fit; empty if anything is wrong with it. */
    Optional<Registration> register(byte[] attestation, byte[] clientData, String rpId) throws Unreadable {
        var object = read(attestation);
        var data = object.getAuthenticatorData();
        var credential = data.getAttestedCredentialData();
        if (credential == null) {
            throw new Unreadable();
        }
        if (object.getFormat().equals("none") && !isEmpty(attestation)) {
            return Optional.empty();
        }
        try {
            registrations.verify(
                    new CoreRegistrationData(object, attestation, sha256(clientData)),
                    new CoreRegistrationParameters(server(rpId), parameters, false, true));
        } catch (RuntimeException refused) {
            log.debug("refused", refused);
            return Optional.empty();
        }
        return Optional.of(new Registration(
                credential.getCredentialId(),
                converter.getCborConverter().writeValueAsBytes(credential.getCOSEKey()),
                object.getFormat(),
                new Flags(data.isFlagUP(), data.isFlagUV(), data.isFlagBE(), data.isFlagBS()),
                credential.getAaguid().getBytes(),
                data.getSignCount()));
    }

    private AttestationObject read(byte[] attestation) throws Unreadable {
        try {
            var object = attestations.convert(attestation);
            if (object == null) {
                throw new Unreadable();
            }
            return object;
        } catch (RuntimeException malformed) {
            log.debug("unreadable", malformed);
            throw new Unreadable();
        }
    }

    private boolean isEmpty(byte[] attestation) {
        return converter
                .getCborConverter()
                .readTree(attestation)
                .path("attStmt")
                .isEmpty();
    }

    /**
     * Verifies a sign-in whose client data fit.
     *
     * @return the authenticator's count of its signatures, or empty if anything is wrong
     */
    Optional<Long> authenticate(
            byte[] credentialId,
            byte[] publicKey,
            byte[] authenticatorData,
            byte[] clientData,
            byte[] signature,
            String rpId) {
        try {
            var data = authenticators.<AuthenticationExtensionAuthenticatorOutput>convert(authenticatorData);
            var credential = credentials.convert(ByteBuffer.allocate(18 + credentialId.length + publicKey.length)
                    .put(NO_AAGUID)
                    .putShort((short) credentialId.length)
                    .put(credentialId)
                    .put(publicKey)
                    .array());
            assertions.verify(
                    new CoreAuthenticationData(credentialId, data, authenticatorData, sha256(clientData), signature),
                    new CoreAuthenticationParameters(
                            server(rpId), new CoreAuthenticatorImpl(credential, null, 0, null), null, false, true));
            return Optional.of(data.getSignCount());
        } catch (RuntimeException refused) {
            log.debug("refused", refused);
            return Optional.empty();
        }
    }

    /** The challenge was compared before, as the text that it is stored as. */
    private static CoreServerProperty server(String rpId) {
        return new CoreServerProperty(rpId, new DefaultChallenge());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
