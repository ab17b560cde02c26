package museum.social;

/** An address of which so much is left that those who know it recognise it. Protocol 05 §7. */
final class MaskedEmail {

    private MaskedEmail() {}

    /** {@code john@example.io} becomes {@code jo**@e********o}. */
    static String of(String email) {
        var address = email.strip();
        int at = address.lastIndexOf('@');
        if (at <= 0 || at == address.length() - 1) {
            return "[invalid_email]";
        }
        return masked(address.substring(0, at), 2, 0) + "@" + masked(address.substring(at + 1), 1, 1);
    }

    /** Keeps so many characters (code points) at either end; texts of one or two are left as they are. */
    private static String masked(String text, int first, int last) {
        var characters = text.codePoints().toArray();
        for (int i = first; characters.length > 2 && i < characters.length - last; i++) {
            characters[i] = '*';
        }
        return new String(characters, 0, characters.length);
    }
}
