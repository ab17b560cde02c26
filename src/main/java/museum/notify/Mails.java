package museum.notify;

import java.util.List;
import java.util.Map;
import museum.configuration.Configuration;
import museum.web.ApiError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends mail. Without {@code smtp.host} nothing is sent and the log says {@code Skipping sending email to user@example.com: Verification code: 123456}
 * instead: that line is where people read their codes, and programs, too. Protocol 10 §14.
 */
@Component
public final class Mails {

    private static final Logger log = LoggerFactory.getLogger(Mails.class);

    private final Smtp smtp;

    @Autowired
    Mails(Configuration configuration) {
        this(new Smtp(configuration));
    }

    Mails(Smtp smtp) {
        this.smtp = smtp;
    }

    /** Whether mails really leave; otherwise their subjects are on the console. */
    public boolean configured() {
        return smtp.configured();
    }

    /**
     * Sends one of our own texts and returns when the mail server has taken it.
     *
     * @param template as in Protocol 10 §14, without ending: {@code ott}, {@code legacy/legacy_invite}
     * @param values its variables by name, see the text in {@code resources/mail}
     * @throws ApiError 400 for an address that the mail server calls invalid, or one with a line break
     * @throws MailNotSentException when the mail server cannot be reached or refuses (500)
     */
    public void send(String template, String to, Map<String, String> values) {
        send(MailTemplate.read(template).fill(List.of(to), values));
    }

    /** The same with a mail made by hand; recipients after a refused one get theirs nevertheless. */
    public void send(Mail mail) {
        if (mail.to().isEmpty()) {
            throw ApiError.badRequest();
        }
        if (smtp.configured()) {
            smtp.send(mail);
        } else {
            log.info(
                    "Skipping sending email to {}: {}",
                    Headers.clean(mail.to().getFirst()),
                    Headers.clean(mail.subject()));
        }
    }

    /** Sends one of our own texts without making the caller wait; within a transaction once it has committed. A failure is only logged. */
    public void sendLater(String template, String to, Map<String, String> values) {
        var mail = MailTemplate.read(template).fill(List.of(to), values);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    start(template, mail);
                }
            });
        } else {
            start(template, mail);
        }
    }

    private void start(String template, Mail mail) {
        Thread.ofVirtual().name("mail-" + template).start(() -> {
            try {
                send(mail);
            } catch (RuntimeException exception) {
                log.warn("The mail \"{}\" was not sent: {}", Headers.clean(mail.subject()), exception.getMessage());
            }
        });
    }
}
