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
        var lower = new StringBuilder(address.length());
        WhiteSpace.trim(address).codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }
}
