package museum.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that must not be in what one person chooses and others read: those of {@code offensive-words.txt}, where a word after {@code +} is harmless although
 * it contains one. Digits that stand for letters and accents do not hide them.
 */
final class OffensiveWords {

    private static final Set<String> WORDS = read(line -> !line.startsWith("+"));
    private static final Pattern HARMLESS = Pattern.compile(read(line -> line.startsWith("+")).stream()
            .map(line -> line.substring(1))
            .collect(Collectors.joining("|")));

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final String DIGITS = "0134567";
    private static final String MEANT = "oieasgt";

    private OffensiveWords() {}

    static boolean areIn(String text) {
        var written = ACCENTS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
        var meant = withoutHarmless(read(withoutHarmless(written)));
        return WORDS.stream().anyMatch(word -> isIn(meant, written, word));
    }

    /** A word that is all digits is a number. */
    private static boolean isIn(String meant, String written, String word) {
        for (int at = meant.indexOf(word); at >= 0; at = meant.indexOf(word, at + 1)) {
            if (written.substring(at, at + word.length()).chars().anyMatch(Character::isLetter)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutHarmless(String spelling) {
        return HARMLESS.matcher(spelling)
                .replaceAll(word -> " ".repeat(word.group().length()));
    }

    /** As a person reads digits between letters. */
    private static String read(String letters) {
        var meant = letters;
        for (int i = 0; i < DIGITS.length(); i++) {
            meant = meant.replace(DIGITS.charAt(i), MEANT.charAt(i));
        }
        return meant;
    }

    private static Set<String> read(Predicate<String> which) {
        try (var source = OffensiveWords.class.getResourceAsStream("/offensive-words.txt")) {
            if (source == null) {
                throw new IllegalStateException("There is no offensive-words.txt");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .filter(which)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
