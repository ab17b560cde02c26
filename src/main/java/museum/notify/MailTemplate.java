package museum.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import museum.notify.Mail.Sender;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail's text as it stands in {@code resources/mail}: subject, sender, an empty line, then paragraphs. {@code {{Name}}} is a value; {@code > text}
 * is shown large (a code), {@code [label](address)} is a link; a paragraph of nothing but empty values is left out. HTML and plain text are made from the
 * same words.
 */
final class MailTemplate {

    private static final Pattern HEAD =
            Pattern.compile("Subject: (?<subject>.+)\\nFrom: (?<name>.*?) ?<(?<address>[^>]+)>\\n\\n");
    private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");

    private final String name;
    private final String subject;
    private final Sender sender;
    private final List<String> paragraphs;

    private MailTemplate(String name, String source) {
        var head = HEAD.matcher(source);
        if (!head.lookingAt()) {
            throw new IllegalStateException("mail/" + name + ".txt does not begin with Subject and From");
        }
        this.name = name;
        this.subject = head.group("subject");
        this.sender = new Sender(head.group("name"), head.group("address"));
        this.paragraphs = List.of(source.substring(head.end()).strip().split("\\n\\s*\\n"));
    }

    /** @param name as in Protocol 10 §14, without ending: {@code ott}, {@code legacy/legacy_invite} */
    static MailTemplate read(String name) {
        try (var source = MailTemplate.class.getResourceAsStream("/mail/" + name + ".txt")) {
            if (source == null) {
                throw new IllegalArgumentException("There is no mail/" + name + ".txt");
            }
            return new MailTemplate(name, new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    Mail fill(List<String> to, Map<String, String> values) {
        var html = new ArrayList<String>();
        var text = new ArrayList<String>();
        for (var paragraph : paragraphs) {
            if (!filled(paragraph, values, UnaryOperator.identity()).isBlank()) {
                html.add(html(paragraph, values));
                text.add(text(paragraph, values));
            }
        }
        return new Mail(
                to,
                sender,
                filled(subject, values, UnaryOperator.identity()),
                page(String.join("\n", html)),
                String.join("\n\n", text) + "\n");
    }

    private String html(String paragraph, Map<String, String> values) {
        var code = paragraph.startsWith("> ");
        var words = filled(code ? paragraph.substring(2) : paragraph, values, HtmlUtils::htmlEscape);
        var linked = LINK.matcher(words).replaceAll("<a href=\"$2\" style=\"color:#08875b\">$1</a>");
        return code
                ? "<p style=\"font-size:28px;letter-spacing:4px;font-weight:bold;margin:24px 0\">" + linked + "</p>"
                : "<p style=\"margin:0 0 16px\">" + linked.replace("\n", " ") + "</p>";
    }

    private String text(String paragraph, Map<String, String> values) {
        var code = paragraph.startsWith("> ");
        var words =
                LINK.matcher(code ? "    " + paragraph.substring(2) : paragraph).replaceAll("$1: $2");
        return filled(words, values, UnaryOperator.identity());
    }

    private String filled(String words, Map<String, String> values, UnaryOperator<String> escape) {
        return VALUE.matcher(words).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("mail/" + name + ".txt needs a value for " + found.group(1));
            }
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }

    private static String page(String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
                <body style="margin:0;padding:24px;background:#f6f6f6">
                <div style="max-width:560px;margin:0 auto;padding:32px;background:#fff;border-radius:8px;\
                font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#222">
                %s
                </div>
                </body>
                </html>
                """.formatted(body);
    }
}
