package museum.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that must not be in what one person chooses and others read: those of {@code offensive-words.txt}, whose head tells how they are meant. Digits that stand for letters
 * and accents do not hide them.
 */
final class OffensiveWords {

    private static final List<String> LINES = lines();
    private static final Pattern HARMLESS = anyOf(words("+"), "%s");
    private static final Pattern ANYWHERE = anyOf(words(""), "%s");
    private static final Pattern ALONE = anyOf(words("="), "(?<!\\p{L})%s(?!\\p{L})");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final String DIGITS = "0134567";
    private static final String MEANT = "oieasgt";

    private OffensiveWords() {}

    static boolean areIn(String text) {
        var written = withoutHarmless(
                ACCENTS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                        .replaceAll(""));
        var meant = withoutHarmless(read(written));
        return isIn(written, written, ANYWHERE)
                || isIn(written, written, ALONE)
                || isIn(meant, written, ANYWHERE)
                || isIn(meant, written, ALONE);
    }

    /** A word that is all digits is a number. */
    private static boolean isIn(String meant, String written, Pattern words) {
        return words.matcher(meant)
                .results()
                .anyMatch(word ->
                        written.substring(word.start(), word.end()).chars().anyMatch(Character::isLetter));
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

    private static Pattern anyOf(Stream<String> words, String place) {
        return Pattern.compile(place.formatted(words.collect(Collectors.joining("|", "(", ")"))));
    }

    /** @param mark how their lines begin; empty for those that begin with a letter */
    private static Stream<String> words(String mark) {
        return LINES.stream()
                .filter(line -> mark.isEmpty() ? Character.isLetter(line.charAt(0)) : line.startsWith(mark))
                .map(line -> line.substring(mark.length()));
    }

    private static List<String> lines() {
        try (var source = OffensiveWords.class.getResourceAsStream("/offensive-words.txt")) {
            if (source == null) {
                throw new IllegalStateException("There is no offensive-words.txt");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
