package museum.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Adds a passkey: with its credential or not at all, ten an account, each credential once. Protocol 01 §3.5.2. */
@Service
class RegisterPasskey {

    record Options(Creation publicKey) {}

    record Creation(
            Site rp,
            Owner user,
            String challenge,
            List<Algorithm> pubKeyCredParams,
            long timeout,
            Selection authenticatorSelection) {}

    record Site(String name, String id) {}

    /** @param id the user id as 8 bytes, base64url */
    record Owner(String name, String displayName, String id) {}

    record Algorithm(String type, int alg) {}

    record Selection(boolean requireResidentKey, String userVerification) {}

    record Begun(Options options, UUID sessionID) {}

    /** What is stored of the authenticator, under Museum's names. */
    record Authenticator(
            @JsonProperty("AAGUID") byte[] aaguid,
            @JsonProperty("Attachment") String attachment,
            @JsonProperty("CloneWarning") boolean cloneWarning,
            @JsonProperty("SignCount") long signCount) {}

    private static final int MOST = 10;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final List<Algorithm> ALGORITHMS = WebAuthn.ALGORITHMS.stream()
            .map(algorithm -> new Algorithm("public-key", algorithm))
            .toList();

    private final PasskeyQueries passkeys;
    private final Ceremonies ceremonies;
    private final RelyingParties parties;
    private final ObjectProvider<WebAuthn> webAuthn;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Time time;

    RegisterPasskey(
            PasskeyQueries passkeys,
            Ceremonies ceremonies,
            RelyingParties parties,
            ObjectProvider<WebAuthn> webAuthn,
            TransactionTemplate transaction,
            JsonMapper json,
            Time time) {
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.parties = parties;
        this.webAuthn = webAuthn;
        this.transaction = transaction;
        this.json = json;
        this.time = time;
    }

    /** @param email the owner's, shown by the browser */
    Begun begin(long userId, String email) {
        if (passkeys.count(userId) >= MOST) {
            throw ApiError.of(ErrorCode.MAX_PASSKEYS_REACHED);
        }
        var party = parties.forManaging(userId);
        var ceremony = ceremonies.begin(userId, party, List.of(), LIFE);
        var id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(userId).array());
        return new Begun(
                new Options(new Creation(
                        new Site("Ente", party.id()),
                        new Owner(email, email, id),
                        ceremony.challenge(),
                        ALGORITHMS,
                        LIFE.toMillis(),
                        new Selection(false, "preferred"))),
                ceremony.id());
    }

    void finish(long userId, UUID ceremonyId, String name, byte[] body) {
        var ceremony = ceremonies.takeRegistration(ceremonyId, userId);
        var party = parties.of(ceremony.rpId()).orElseThrow(RegisterPasskey::refused);
        var answer = read(body);
        var credential = verified(answer, ceremony, party);
        var stored = new PasskeyQueries.NewCredential(
                Base64Text.encode(credential.credentialId()),
                Base64Text.encode(credential.publicKey()),
                credential.format(),
                transports(answer),
                json.writeValueAsString(credential.flags()),
                json.writeValueAsString(
                        new Authenticator(credential.aaguid(), attachment(answer), false, credential.signCount())));
        transaction.executeWithoutResult(status -> {
            passkeys.lock(userId);
            if (passkeys.count(userId) >= MOST) {
                throw ApiError.of(ErrorCode.MAX_PASSKEYS_REACHED);
            }
            if (!passkeys.insert(UUID.randomUUID(), userId, name, party.id(), stored, time.now())) {
                throw ApiError.conflict("This passkey is registered already");
            }
        });
    }

    private WebAuthnBody read(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, WebAuthnBody.class)).orElseThrow(RegisterPasskey::refused);
        } catch (JacksonException malformed) {
            throw refused();
        }
    }

    private WebAuthn.Registration verified(WebAuthnBody answer, PasskeyQueries.Ceremony ceremony, RelyingParty party) {
        if (WebAuthnBody.bytes(answer.id()).isEmpty() || !"public-key".equals(answer.type())) {
            throw refused();
        }
        var response = Optional.ofNullable(answer.response()).orElseThrow(RegisterPasskey::unreadable);
        var clientData = WebAuthnBody.bytes(response.clientDataJSON()).orElseThrow(RegisterPasskey::unreadable);
        var attestation = WebAuthnBody.bytes(response.attestationObject()).orElseThrow(RegisterPasskey::unreadable);
        var fits = ClientData.read(json, clientData)
                .filter(data -> data.fits("webauthn.create", ceremony.challenge(), party))
                .isPresent();
        try {
            return webAuthn.getObject()
                    .register(attestation, clientData, party.id())
                    .filter(registration -> fits)
                    .orElseThrow(RegisterPasskey::refused);
        } catch (WebAuthn.Unreadable malformed) {
            throw unreadable();
        }
    }

    private static String transports(WebAuthnBody answer) {
        var response = answer.response();
        return response == null || response.transports() == null ? "" : String.join(",", response.transports());
    }

    /** Only what browsers say. */
    private static String attachment(WebAuthnBody answer) {
        var attachment = Objects.requireNonNullElse(answer.authenticatorAttachment(), "");
        return attachment.equals("platform") || attachment.equals("cross-platform") ? attachment : "";
    }

    private static ApiError unreadable() {
        return ApiError.badRequest("Error parsing attestation response");
    }

    private static ApiError refused() {
        return ApiError.badRequest("The passkey could not be verified");
    }
}
