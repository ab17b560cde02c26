package museum.notify;

import java.util.List;

/**
 * A mail as it leaves the server.
 *
 * @param to each gets a mail of their own and does not see the others
 * @param sender who it is from, unless {@code smtp.email} or {@code smtp.sender-name} say otherwise
 * @param text the same for programs that show no HTML
 */
public record Mail(List<String> to, Sender sender, String subject, String html, String text) {

    public Mail {
        to = List.copyOf(to);
    }

    /** @param name shown to the recipient, may be empty */
    public record Sender(String name, String address) {}

    /** A mail whose body somebody else wrote as HTML. */
    public static Mail ofHtml(List<String> to, Sender sender, String subject, String html) {
        return new Mail(to, sender, subject, html, PlainText.of(html));
    }
}
