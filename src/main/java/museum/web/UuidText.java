package museum.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs in the spellings that clients may use, in paths, queries and bodies: in capitals, without hyphens, in braces, as URN. Protocol 01 §3.2. */
public final class UuidText {

    private static final Pattern HYPHENED = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern PLAIN =
            Pattern.compile("(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");
    static final UUID NIL = new UUID(0, 0);

    private UuidText() {}

    /** The UUID, if it is one. */
    public static Optional<UUID> parse(String text) {
        var bare = text;
        if (bare.toLowerCase(Locale.ROOT).startsWith("urn:uuid:")) {
            bare = bare.substring(9);
        } else if (bare.startsWith("{") && bare.endsWith("}") && bare.length() == 38) {
            bare = bare.substring(1, 37);
        }
        var plain = PLAIN.matcher(bare);
        if (plain.matches()) {
            bare = plain.replaceAll("$1-$2-$3-$4-$5");
        }
        return HYPHENED.matcher(bare).matches() ? Optional.of(UUID.fromString(bare)) : Optional.empty();
    }

    /** A UUID that must be there; the one of zeros counts as missing. 400 otherwise. */
    public static UUID require(String text) {
        return parse(text).filter(uuid -> !uuid.equals(NIL)).orElseThrow(ApiError::badRequest);
    }
}
