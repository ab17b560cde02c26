package museum.collection;

import java.util.List;
import museum.web.ApiError;

/** How many files one request may name. Protocol 02 §2. */
final class BatchSize {

    private static final int MOST = 1000;

    private BatchSize() {}

    /** Passes, or throws 413 {@code {}}. */
    static void require(List<?> items) {
        if (items.size() > MOST) {
            throw ApiError.tooLarge();
        }
    }
}
