package museum.entity;

import museum.web.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * The part of a diff that a client asks for. Protocol 06 §2.7.
 *
 * @param sinceTime microseconds; only rows that changed later
 * @param limit 1 to 5000 rows; a page is longer only if it would end between rows of one time
 */
record DiffRange(long sinceTime, int limit) {

    private static final int MAXIMUM = 5000;

    /** Both must be given; an empty {@code sinceTime} is 0. */
    static DiffRange of(@Nullable String sinceTime, @Nullable String limit) {
        if (sinceTime == null || limit == null) {
            throw ApiError.badRequest();
        }
        try {
            long since = sinceTime.isEmpty() ? 0 : Long.parseLong(sinceTime);
            short rows = limit.isEmpty() ? 0 : Short.parseShort(limit);
            if (rows == 0) {
                throw ApiError.badRequest();
            }
            if (rows < 0 || rows > MAXIMUM) {
                throw ApiError.badRequest("limit must be between 1 and " + MAXIMUM);
            }
            return new DiffRange(since, rows);
        } catch (NumberFormatException noNumber) {
            throw ApiError.badRequest();
        }
    }
}
