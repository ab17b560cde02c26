package museum.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import museum.client.Person;

/** A real SMTP server, and the mailboxes of everybody behind it. */
public final class MailServer implements AutoCloseable {

    private static final int MILLISECONDS = 5_000;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public MailServer() {
        mail.start();
    }

    /** What a server needs to send through it. */
    public List<String> settings() {
        return List.of("smtp.host=127.0.0.1", "smtp.port=" + mail.getSmtp().getPort());
    }

    /** Throws away what has come so far. */
    public void forget() throws FolderException {
        mail.purgeEmailFromAllMailboxes();
    }

    /** The same when so many have come. */
    public void forget(int mails) throws FolderException {
        assertThat(mail.waitForIncomingEmail(MILLISECONDS, mails)).isTrue();
        forget();
    }

    /** The text of the only mail that has come since one was read last. */
    public String next(Person reader, String subject) throws MessagingException, IOException, FolderException {
        assertThat(mail.waitForIncomingEmail(MILLISECONDS, 1)).isTrue();
        MimeMessage[] mails = mail.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getAllRecipients()[0]).hasToString(reader.email());
        assertThat(mails[0].getSubject()).isEqualTo(subject);
        forget();
        return ((MimeMultipart) mails[0].getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    @Override
    public void close() {
        mail.stop();
    }
}
