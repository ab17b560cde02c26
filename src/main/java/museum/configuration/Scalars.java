package museum.configuration;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain (unquoted) YAML scalar means, and how any value reads as text; both as Museum does it. Protocol 10 §2. */
final class Scalars {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private Scalars() {}

    /**
     * {@code 012} is an octal number, {@code 098} a decimal one. {@code yes} and {@code on} stay text here and become true only where a boolean is asked
     * for, so that a password of {@code on} remains one. Dates are text.
     */
    static @Nullable Object resolve(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> number(plain);
        };
    }

    private static Object number(String plain) {
        var first = plain.charAt(0);
        if (first != '+' && first != '-' && first != '.' && (first < '0' || first > '9')) {
            return plain;
        }
        var digits = plain.replace("_", "");
        try {
            return whole(digits);
        } catch (NumberFormatException notWhole) {
            return DECIMAL.matcher(digits).matches() ? (Object) Double.valueOf(digits) : plain;
        }
    }

    private static Long whole(String digits) {
        var sign = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(0, 1) : "";
        var magnitude = digits.substring(sign.length());
        if (magnitude.startsWith("+") || magnitude.startsWith("-")) {
            throw new NumberFormatException(digits);
        }
        var prefix = magnitude.length() < 2 ? "" : magnitude.substring(0, 2);
        return switch (prefix) {
            case "0x", "0X" -> Long.valueOf(sign + magnitude.substring(2), 16);
            case "0b", "0B" -> Long.valueOf(sign + magnitude.substring(2), 2);
            case "0o", "0O" -> Long.valueOf(sign + magnitude.substring(2), 8);
            default -> Long.valueOf(digits, magnitude.length() > 1 && magnitude.startsWith("0") ? 8 : 10);
        };
    }

    /** A number reads as its decimal text ({@code 1.50} is {@code 1.5}); a list where text is wanted reads as nothing. */
    static String text(Object value) {
        if (value instanceof List<?>) {
            return "";
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }
}
