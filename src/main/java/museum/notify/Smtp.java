package museum.notify;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import museum.configuration.Configuration;
import museum.web.ApiError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server of the {@code smtp.*} keys. {@code tls} or {@code ssl} as {@code smtp.encryption} mean TLS from the first byte; otherwise the connection
 * is upgraded when the server offers STARTTLS. A password leaves this machine only encrypted. Protocol 10 §3, §14.
 */
final class Smtp {

    private static final Logger log = LoggerFactory.getLogger(Smtp.class);

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final @Nullable JavaMailSenderImpl server;
    private final String senderName;
    private final String senderAddress;

    Smtp(Configuration configuration) {
        this(configuration, null);
    }

    /** @param certificates who vouches for the mail server; null for the authorities that Java knows */
    Smtp(Configuration configuration, @Nullable SSLSocketFactory certificates) {
        this.senderName = configuration.text("smtp.sender-name", "");
        this.senderAddress = configuration.text("smtp.email", "");
        this.server = configuration
                .text("smtp.host")
                .map(host -> server(host, configuration, certificates))
                .orElse(null);
        if (server != null && senderAddress.isEmpty()) {
            log.warn(
                    "smtp.email is not set: mails name verify@ente.com and the like as their sender, which most mail servers refuse.");
        }
    }

    boolean configured() {
        return server != null;
    }

    private static JavaMailSenderImpl server(
            String host, Configuration configuration, @Nullable SSLSocketFactory certificates) {
        var encryption = configuration.text("smtp.encryption", "").toLowerCase(Locale.ROOT);
        var implicit = encryption.equals("tls") || encryption.equals("ssl");
        var user = configuration.text("smtp.username", "");
        var password = configuration.text("smtp.password", "");
        var loggingIn = !user.isEmpty() && !password.isEmpty();

        var server = new JavaMailSenderImpl();
        server.setHost(host);
        server.setPort(configuration.integer("smtp.port", implicit ? 465 : 587));
        server.setDefaultEncoding(UTF_8);
        if (loggingIn) {
            server.setUsername(user);
            server.setPassword(password);
        }
        var properties = new Properties();
        properties.put("mail.smtp.auth", String.valueOf(loggingIn));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.ssl.enable", String.valueOf(implicit));
        properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put(
                "mail.smtp.starttls.required",
                String.valueOf(loggingIn && !implicit && !THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))));
        properties.put("mail.smtp.localhost", "localhost");
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "30000");
        properties.put("mail.smtp.writetimeout", "30000");
        if (certificates != null) {
            properties.put("mail.smtp.ssl.socketFactory", certificates);
        }
        server.setJavaMailProperties(properties);
        return server;
    }

    void send(Mail mail) {
        if (server == null) {
            throw new IllegalStateException("There is no mail server");
        }
        var messages = new ArrayList<MimeMessage>();
        for (var recipient : mail.to()) {
            if (recipient.isBlank() || recipient.contains("\r") || recipient.contains("\n")) {
                throw ApiError.badRequest();
            }
            messages.add(message(server, mail, recipient));
        }
        try {
            server.send(messages.toArray(MimeMessage[]::new));
        } catch (MailSendException exception) {
            throw refused(mail, exception);
        } catch (MailException exception) {
            throw notSent(exception);
        }
    }

    private MimeMessage message(JavaMailSenderImpl server, Mail mail, String recipient) {
        try {
            var from = new InternetAddress(
                    senderAddress.isEmpty() ? Headers.clean(mail.sender().address()) : senderAddress,
                    senderName.isEmpty() ? Headers.clean(mail.sender().name()) : senderName,
                    UTF_8);
            var to = new InternetAddress();
            to.setAddress(Headers.clean(recipient));
            var message = server.createMimeMessage();
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, to);
            message.setSubject(Headers.clean(mail.subject()), UTF_8);
            message.setSentDate(Date.from(Instant.now()));
            message.setHeader("Message-ID", messageId(from.getAddress()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(alternatives(mail));
            return message;
        } catch (MessagingException | UnsupportedEncodingException exception) {
            throw new MailNotSentException("The mail could not be written: " + exception.getMessage(), exception);
        }
    }

    /** The best one last, as programs expect it. */
    private static MimeMultipart alternatives(Mail mail) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static String messageId(String sender) {
        return "<" + UUID.randomUUID() + "@" + sender.substring(sender.lastIndexOf('@') + 1) + ">";
    }

    /** Two answers by which mail servers say that there is no such address are the client's mistake, everything else is ours. */
    private static RuntimeException refused(Mail mail, MailSendException exception) {
        for (var failure : exception.getFailedMessages().entrySet()) {
            if (isInvalidAddress(failure.getValue())) {
                return ApiError.badRequest("Invalid email " + recipient(mail, failure.getKey()));
            }
        }
        return notSent(exception);
    }

    private static String recipient(Mail mail, Object message) {
        try {
            return message instanceof MimeMessage mime
                    ? mime.getRecipients(Message.RecipientType.TO)[0].toString()
                    : mail.to().getFirst();
        } catch (MessagingException exception) {
            return mail.to().getFirst();
        }
    }

    private static boolean isInvalidAddress(Throwable failure) {
        var text = innermost(failure);
        return text.contains("Invalid RCPT TO address provided") || text.contains("Invalid domain name");
    }

    private static MailNotSentException notSent(MailException exception) {
        var reason = exception instanceof MailSendException send && send.getMessageExceptions().length > 0
                ? send.getMessageExceptions()[0]
                : exception;
        return new MailNotSentException(
                "The mail server refuses or cannot be reached (" + innermost(reason)
                        + "): check smtp.host, smtp.port, smtp.encryption, smtp.username and smtp.email",
                exception);
    }

    /** What the mail server itself said. */
    private static String innermost(Throwable failure) {
        var inner = failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
        return inner == null ? String.valueOf(failure.getMessage()).strip() : innermost(inner);
    }
}
