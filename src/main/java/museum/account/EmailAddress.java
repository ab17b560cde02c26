package museum.account;

import org.jspecify.annotations.Nullable;

/** The one form in which an address is hashed, stored and compared. Nothing else is looked at: whether mail arrives is for mail servers to say. */
final class EmailAddress {

    private EmailAddress() {}

    /**
     * Without white space around it, in lower case letter by letter: no rule of a language or of the place in a word applies, or old hashes would not be
     * found. Protocol 01 §1.5.
     */
    static String normalise(@Nullable String address) {
        if (address == null) {
            return "";
        }
        var start = 0;
        var end = address.length();
        while (start < end && isBlank(address.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(address.charAt(end - 1))) {
            end--;
        }
        var lower = new StringBuilder(end - start);
        address.substring(start, end).codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    /** Unicode's White_Space, which is neither of Java's two notions of it; all of it is in the basic plane. */
    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0085' || c >= '\u00a0' && Character.isSpaceChar(c);
    }
}
