package museum.web;

import org.jspecify.annotations.Nullable;

/** Whole numbers in paths and queries, where the protocol takes anything for one. Protocol 02 (head), 03 §3.2. */
public final class LenientNumber {

    private LenientNumber() {}

    /** The number; 0 for what is none, the nearest 64-bit number for what is too large. */
    public static long of(@Nullable String text) {
        if (text == null || !text.matches("[+-]?[0-9]+")) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
