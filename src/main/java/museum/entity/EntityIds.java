package museum.entity;

import java.util.UUID;
import java.util.regex.Pattern;
import museum.web.ApiError;

/** Ids as requests carry them. A wrong form is 400. */
final class EntityIds {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private EntityIds() {}

    /** A UUID in its usual form, in either case. */
    static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw ApiError.badRequest();
        }
        return UUID.fromString(text);
    }

    static boolean isZero(UUID id) {
        return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0;
    }

    /** The id of a contact: {@code ct_} and something. */
    static String contact(String id) {
        return prefixed("ct_", id, "invalid contact id");
    }

    /** The id of an attachment: {@code ua_} and something. */
    static String attachment(String id, String refusal) {
        return prefixed("ua_", id, refusal);
    }

    private static String prefixed(String prefix, String id, String refusal) {
        if (!id.startsWith(prefix) || id.length() == prefix.length()) {
            throw ApiError.badRequest(refusal);
        }
        return id;
    }
}
