package museum.customdomain;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The name of a host as people write it: in Unicode or Punycode, in any case. Protocol 04 §13.1. */
record DomainName(String text, String ascii) {

    private static final Pattern LABELS = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+" + "([A-Za-z]{2,63}|xn--[A-Za-z0-9-]{0,58}[A-Za-z0-9])");
    private static final int LONGEST = 253;

    /** The name, if the text is one: at least two labels, no address, no port, no scheme. */
    static Optional<DomainName> of(String text) {
        try {
            var ascii = IDN.toASCII(text, 0);
            return ascii.length() <= LONGEST && LABELS.matcher(ascii).matches()
                    ? Optional.of(new DomainName(text, ascii))
                    : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** All ways to write this name, in lower case: names have no case. */
    List<String> spellings() {
        return Stream.of(text, ascii, IDN.toUnicode(ascii))
                .map(spelling -> spelling.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    boolean isSameAs(String other) {
        return of(other).filter(name -> name.ascii.equalsIgnoreCase(ascii)).isPresent();
    }
}
