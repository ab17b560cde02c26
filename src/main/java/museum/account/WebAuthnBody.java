package museum.account;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the accounts app sends of a browser's answer, to a registration or to a sign-in; all binary members in base64url. Protocol 01 §3.5. */
record WebAuthnBody(
        @Nullable String id,
        @Nullable String rawId,
        @Nullable String type,
        @Nullable Response response,
        @Nullable String authenticatorAttachment) {

    /** The first members are a registration's, the last ones a sign-in's. */
    record Response(
            @Nullable String attestationObject,
            @Nullable List<String> transports,
            @Nullable String clientDataJSON,
            @Nullable String authenticatorData,
            @Nullable String signature,
            @Nullable String userHandle) {}

    /** Padding is not sent, but tolerated. */
    static Optional<byte[]> bytes(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
