package museum.notify;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What an HTML mail says to a program that shows no HTML: good enough to read, no rendering. */
final class PlainText {

    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|h[1-6]|tr|li|table|ul|ol)\\s*>");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

    private PlainText() {}

    static String of(String html) {
        var lines = TAG.matcher(
                        BREAK.matcher(INVISIBLE.matcher(html).replaceAll("")).replaceAll("\n"))
                .replaceAll("");
        return HtmlUtils.htmlUnescape(lines)
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\R ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
