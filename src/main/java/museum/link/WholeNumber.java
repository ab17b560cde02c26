package museum.link;

import java.util.Optional;

/** A whole number as it stands in a query. */
final class WholeNumber {

    private WholeNumber() {}

    static Optional<Long> of(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
