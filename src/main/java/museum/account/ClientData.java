package museum.account;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the browser says of a ceremony; further members are not looked at. Protocol 01 §3.5.4. */
record ClientData(
        @Nullable String type,
        @Nullable String challenge,
        @Nullable String origin,
        @Nullable TokenBinding tokenBinding) {

    record TokenBinding(@Nullable String status) {}

    private static final Set<String> STATUSES = Set.of("present", "supported", "not-supported");

    static Optional<ClientData> read(JsonMapper json, byte[] bytes) {
        try {
            return Optional.ofNullable(json.readValue(bytes, ClientData.class));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the browser has done what was begun. */
    boolean fits(String expectedType, String expectedChallenge, RelyingParty party) {
        return expectedType.equals(type)
                && challenge != null
                && MessageDigest.isEqual(
                        challenge.getBytes(StandardCharsets.UTF_8), expectedChallenge.getBytes(StandardCharsets.UTF_8))
                && origin != null
                && isOneOf(party.origins(), origin)
                && (tokenBinding == null || tokenBinding.status() != null && STATUSES.contains(tokenBinding.status()));
    }

    private static boolean isOneOf(List<String> origins, String origin) {
        var shown = bare(origin);
        return origins.stream().map(ClientData::bare).anyMatch(shown::equals);
    }

    /** Scheme, host and port of a page, in small letters; Android apps name themselves by a text of its own. */
    private static String bare(String origin) {
        try {
            var uri = URI.create(origin);
            return uri.getHost() == null
                    ? origin
                    : (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noAddress) {
            return origin;
        }
    }
}
