package museum.account;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Ends a sign-in by a passkey, which is shown in a browser while the app waits. Protocol 01 §3.5.1. */
@Service
class SignInWithPasskey {

    record Options(Request publicKey) {}

    record Request(
            String challenge, long timeout, String rpId, List<Allowed> allowCredentials, String userVerification) {}

    /** @param id base64url without padding */
    record Allowed(String type, String id, List<String> transports) {}

    record Begun(Options options, UUID ceremonySessionID) {}

    private static final Logger log = LoggerFactory.getLogger(SignInWithPasskey.class);

    private static final Duration LIFE = Duration.ofMinutes(2);

    private final PasskeySessions sessions;
    private final PasskeyQueries passkeys;
    private final Ceremonies ceremonies;
    private final RelyingParties parties;
    private final Users users;
    private final SignIn signIn;
    private final ObjectProvider<WebAuthn> webAuthn;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final JsonMapper wholeJson;

    SignInWithPasskey(
            PasskeySessions sessions,
            PasskeyQueries passkeys,
            Ceremonies ceremonies,
            RelyingParties parties,
            Users users,
            SignIn signIn,
            ObjectProvider<WebAuthn> webAuthn,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.parties = parties;
        this.users = users;
        this.signIn = signIn;
        this.webAuthn = webAuthn;
        this.transaction = transaction;
        this.json = json;
        this.wholeJson = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    Begun begin(String session) {
        var userId = sessions.user(session);
        if (sessions.isClaimed(session)) {
            throw ApiError.of(ErrorCode.SESSION_ALREADY_CLAIMED);
        }
        if (users.isDeleted(userId)) {
            throw ApiError.gone();
        }
        var party = parties.forSignIn(userId);
        var credentials = passkeys.credentials(userId, party);
        if (credentials.isEmpty()) {
            throw ApiError.badRequest("No passkey found for user");
        }
        var ceremony = ceremonies.begin(
                userId,
                party,
                credentials.stream()
                        .map(PasskeyQueries.Credential::credentialId)
                        .toList(),
                LIFE);
        var allowed = credentials.stream().map(SignInWithPasskey::allowed).toList();
        return new Begun(
                new Options(new Request(ceremony.challenge(), LIFE.toMillis(), party.id(), allowed, "preferred")),
                ceremony.id());
    }

    private static Allowed allowed(PasskeyQueries.Credential credential) {
        var id = Base64Text.decode(credential.credentialId()).orElseThrow();
        return new Allowed(
                "public-key",
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                List.of(credential.transports().split(",", -1)));
    }

    TwoFactorAuthorizationResponse finish(String session, UUID ceremonyId, byte[] body, Client client) {
        var userId = sessions.user(session);
        if (users.isDeleted(userId)) {
            throw ApiError.of(ErrorCode.USER_NOT_FOUND);
        }
        var ceremony = ceremonies.takeSignIn(ceremonyId, userId);
        verify(ceremony, body);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!sessions.claim(session)) {
                throw ApiError.of(ErrorCode.SESSION_ALREADY_CLAIMED);
            }
            var answer = signIn.complete(userId, client);
            sessions.keep(session, json.writeValueAsString(answer));
            return answer;
        }));
    }

    /** Any doubt is the same refusal. */
    private void verify(PasskeyQueries.Ceremony ceremony, byte[] body) {
        var answer = read(body);
        var response = answer.response();
        if (response == null
                || !"public-key".equals(answer.type())
                || WebAuthnBody.bytes(answer.id()).isEmpty()) {
            throw refused();
        }
        var party = parties.of(ceremony.rpId()).orElseThrow(SignInWithPasskey::refused);
        var credentialId = WebAuthnBody.bytes(answer.rawId()).orElseThrow(SignInWithPasskey::refused);
        var credential = credential(ceremony, party, credentialId);
        checkHolder(ceremony.userId(), response);
        var clientData = WebAuthnBody.bytes(response.clientDataJSON()).orElseThrow(SignInWithPasskey::refused);
        if (ClientData.read(json, clientData)
                .filter(data -> data.fits("webauthn.get", ceremony.challenge(), party))
                .isEmpty()) {
            throw refused();
        }
        var count = webAuthn.getObject()
                .authenticate(
                        credentialId,
                        Base64Text.decode(credential.publicKey()).orElseThrow(SignInWithPasskey::refused),
                        WebAuthnBody.bytes(response.authenticatorData()).orElseThrow(SignInWithPasskey::refused),
                        clientData,
                        WebAuthnBody.bytes(response.signature()).orElseThrow(SignInWithPasskey::refused),
                        party.id())
                .orElseThrow(SignInWithPasskey::refused);
        noteCount(credential, count);
    }

    private WebAuthnBody read(byte[] body) {
        try {
            return Optional.ofNullable(wholeJson.readValue(body, WebAuthnBody.class))
                    .orElseThrow(SignInWithPasskey::refused);
        } catch (JacksonException malformed) {
            throw refused();
        }
    }

    /** All that were offered must be the user's still, and the one that was shown one of them. */
    private PasskeyQueries.Credential credential(
            PasskeyQueries.Ceremony ceremony, RelyingParty party, byte[] credentialId) {
        var offered = Arrays.asList(ceremony.allowed().split(","));
        var held = passkeys.credentials(ceremony.userId(), party);
        if (!held.stream().map(PasskeyQueries.Credential::credentialId).toList().containsAll(offered)) {
            throw refused();
        }
        var shown = Base64Text.encode(credentialId);
        return held.stream()
                .filter(credential -> credential.credentialId().equals(shown) && offered.contains(shown))
                .findFirst()
                .orElseThrow(SignInWithPasskey::refused);
    }

    private static void checkHolder(long userId, WebAuthnBody.Response response) {
        var handle = response.userHandle();
        var expected = ByteBuffer.allocate(Long.BYTES).putLong(userId).array();
        if (handle != null
                && !handle.isEmpty()
                && WebAuthnBody.bytes(handle)
                        .filter(shown -> Arrays.equals(shown, expected))
                        .isEmpty()) {
            throw refused();
        }
    }

    /** A count that does not grow may mean that somebody has copied the passkey. It is noted and told, but many authenticators never count. */
    private void noteCount(PasskeyQueries.Credential credential, long count) {
        try {
            var known = json.readValue(credential.authenticator(), RegisterPasskey.Authenticator.class);
            if (count == known.signCount()) {
                return;
            }
            var suspicious = count < known.signCount();
            if (suspicious) {
                log.warn(
                        "Passkey {} has signed fewer times than before: it may have been copied.",
                        credential.passkeyId());
            }
            passkeys.setAuthenticator(
                    credential.passkeyId(),
                    json.writeValueAsString(new RegisterPasskey.Authenticator(
                            known.aaguid(),
                            Objects.requireNonNullElse(known.attachment(), ""),
                            suspicious || known.cloneWarning(),
                            count)));
        } catch (JacksonException foreign) {
            log.debug("the authenticator of passkey {} cannot be read", credential.passkeyId(), foreign);
        }
    }

    private static ApiError refused() {
        return ApiError.coded(401, "BAD_REQUEST", "Invalid signature");
    }
}
