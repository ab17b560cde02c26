package museum.billing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import museum.web.ApiError;

/** A referral code that somebody has thought of: 4 to 20 bytes of capital letters, of any script, and digits. Protocol 08 §8.3. */
public record ChosenCode(String text) {

    private static final int LEAST_BYTES = 4;
    private static final int MOST_BYTES = 20;

    /** In capitals, whatever it is written in. */
    public ChosenCode {
        text = text.toUpperCase(Locale.ROOT);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (!text.codePoints().allMatch(Character::isLetterOrDigit)) {
            throw ApiError.badRequest("code is not alphanumeric");
        }
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            throw ApiError.badRequest("code length should be between 4 and 8");
        }
        if (OffensiveWords.areIn(text)) {
            throw ApiError.badRequest("Referral code contains offensive language and cannot be used");
        }
    }
}
