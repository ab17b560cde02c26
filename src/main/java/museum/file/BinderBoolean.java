package museum.file;

import java.util.Optional;

/** Yes and no in queries. Protocol 03 §20. */
final class BinderBoolean {

    private BinderBoolean() {}

    /** No when empty; nothing for what is neither. */
    static Optional<Boolean> of(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "", "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
