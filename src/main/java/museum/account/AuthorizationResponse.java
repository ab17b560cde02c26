package museum.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in gives: the keys and a token, or the sessions of the second factors to go on with. Absent and empty mean different things to the apps.
 * Protocol 01 §2.2.
 *
 * @param encryptedToken sealed to the public key, base64
 * @param token in clear, only while the account has no keys
 * @param srpM2 only of a sign-in by password, base64
 */
record AuthorizationResponse(
        long id,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KeyAttributes keyAttributes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String encryptedToken,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        String passkeySessionID,
        String accountsUrl,
        String twoFactorSessionID,
        String twoFactorSessionIDV2,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String srpM2) {

    static AuthorizationResponse complete(TwoFactorAuthorizationResponse issued) {
        return new AuthorizationResponse(
                issued.id(), issued.keyAttributes(), issued.encryptedToken(), null, "", "", "", "", null);
    }

    static AuthorizationResponse withoutKeys(long id, String token) {
        return new AuthorizationResponse(id, null, null, token, "", "", "", "", null);
    }

    static AuthorizationResponse totp(long id, String session) {
        return new AuthorizationResponse(id, null, null, null, "", "", session, "", null);
    }

    static AuthorizationResponse passkey(long id, String session, String accountsUrl) {
        return new AuthorizationResponse(id, null, null, null, session, accountsUrl, "", "", null);
    }

    /** Old apps know only the first of the two TOTP sessions and would skip the passkey if they got it. */
    static AuthorizationResponse both(long id, String passkeySession, String accountsUrl, String totpSession) {
        return new AuthorizationResponse(id, null, null, null, passkeySession, accountsUrl, "", totpSession, null);
    }

    AuthorizationResponse withProof(String m2) {
        return new AuthorizationResponse(
                id,
                keyAttributes,
                encryptedToken,
                token,
                passkeySessionID,
                accountsUrl,
                twoFactorSessionID,
                twoFactorSessionIDV2,
                m2);
    }
}
