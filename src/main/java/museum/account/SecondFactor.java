package museum.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Ends a sign-in that waits for a second factor: by a code, or without the factor by what was kept for its loss. Protocol 01 §3.4. */
@Service
class SecondFactor {

    /** Every type but this one means TOTP. */
    private static final String PASSKEY = "passkey";

    private final CheckTotp codes;
    private final TotpQueries totp;
    private final PasskeySessions passkeySessions;
    private final PasskeyRecoveryQueries passkeyRecovery;
    private final SignIn signIn;
    private final EncryptionAtRest encryption;
    private final Time time;

    SecondFactor(
            CheckTotp codes,
            TotpQueries totp,
            PasskeySessions passkeySessions,
            PasskeyRecoveryQueries passkeyRecovery,
            SignIn signIn,
            EncryptionAtRest encryption,
            Time time) {
        this.codes = codes;
        this.totp = totp;
        this.passkeySessions = passkeySessions;
        this.passkeyRecovery = passkeyRecovery;
        this.signIn = signIn;
        this.encryption = encryption;
        this.time = time;
    }

    TwoFactorAuthorizationResponse verify(String session, String code, Client client) {
        return signIn.complete(codes.check(session, code), client);
    }

    /** What opens with the user's recovery key only. */
    TotpQueries.Recovery recover(String session, String type) {
        if (!type.equals(PASSKEY)) {
            return totp.recovery(session, time.now()).orElseThrow(ApiError::notFound);
        }
        var userId = passkeySessions.user(session);
        return passkeyRecovery.ofUser(userId).orElseThrow(() -> ApiError.badRequest("Passkey reset is not configured"));
    }

    /** Signs in by the secret itself. TOTP is off then; passkeys stay. */
    TwoFactorAuthorizationResponse remove(
            @Nullable String session, @Nullable String secret, @Nullable String type, Client client) {
        var id = Objects.requireNonNullElse(session, "");
        var text = Objects.requireNonNullElse(secret, "");
        var userId = PASSKEY.equals(type) ? bypassPasskey(id, text) : switchOffTotp(id, text);
        return signIn.complete(userId, client);
    }

    private long switchOffTotp(String session, String secret) {
        var found = totp.session(session, time.now()).orElseThrow(ApiError::notFound);
        if (found.deleted()) {
            throw ApiError.gone();
        }
        if (!totp.isSecret(found.userId(), encryption.hash(secret))) {
            throw ApiError.permissionDenied();
        }
        totp.setEnabled(found.userId(), false);
        return found.userId();
    }

    private long bypassPasskey(String session, String secret) {
        var userId = passkeySessions.user(session);
        var kept = passkeyRecovery
                .ofServer(userId)
                .flatMap(copy -> encryption.decrypt(copy.cipher(), copy.nonce()))
                .orElseThrow(ApiError::notFound);
        if (!MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw ApiError.permissionDenied();
        }
        return userId;
    }
}
