package museum.social;

import museum.web.ApiError;
import org.jspecify.annotations.Nullable;

/** Numbers in the queries of diffs. What is no number is 400 {@code {}}. Protocol 05 §4. */
final class DiffRequest {

    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAXIMUM = 2000;

    private DiffRequest() {}

    /** The album asked for. */
    static long album(@Nullable String text) {
        var album = number(text);
        if (album == null || album <= 0) {
            throw ApiError.badRequest();
        }
        return album;
    }

    /** So many rows of each kind; more than the maximum is cut to it. */
    static int limit(@Nullable String text) {
        var limit = number(text);
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit <= 0) {
            throw ApiError.badRequest();
        }
        return (int) Math.min(limit, MAXIMUM);
    }

    /** A time in microseconds; 0 where none is given. */
    static long since(@Nullable String text) {
        var since = number(text);
        return since == null ? 0 : since;
    }

    /** A number, or null where none is given. */
    static @Nullable Long number(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : (Long) Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw ApiError.badRequest();
        }
    }

    /** A text, or null where none is given. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
