package museum.account;

/** White space as Unicode defines it, which is neither of Java's two notions of it. Protocol 01 §1.5. */
final class WhiteSpace {

    private WhiteSpace() {}

    /** The text without white space around it. */
    static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (start < end && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** All of it is in the basic plane. */
    private static boolean is(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0085' || c >= '\u00a0' && Character.isSpaceChar(c);
    }
}
