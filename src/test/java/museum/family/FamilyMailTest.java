package museum.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import museum.client.Person;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** What members of a family, and those who are to be, read in their mail. */
class FamilyMailTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    void everyStepIsTold() throws MessagingException, IOException, FolderException {
        MAIL.start();
        try (var museum = MuseumStarter.start(List.of(
                "smtp.host=127.0.0.1",
                "smtp.port=" + MAIL.getSmtp().getPort(),
                "apps.family=https://family.example.org/"))) {
            tell(museum);
        } finally {
            MAIL.stop();
        }
    }

    private static void tell(RunningMuseum museum) throws MessagingException, IOException, FolderException {
        var people = museum.people();
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        MAIL.purgeEmailFromAllMailboxes();
        var family = FamilyOf.with(museum, alice);

        family.invite(bob).isEmpty();
        var text = next(bob, "You've been invited to join a family on Ente!");
        var link = Pattern.compile("https://family\\.example\\.org\\?inviteToken=(\\S{44})")
                .matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(text).contains(alice.email());
        var invitation = link.group(1);
        family.invite(bob).isEmpty();
        assertThat(next(bob, "You've been invited to join a family on Ente!")).contains(invitation);

        family.accept(invitation).ok();
        next(alice, bob.email() + " has accepted your invitation!");
        family.accept(invitation).ok();
        family.by(bob).leave().isEmpty();
        next(alice, bob.email() + " has left your family on Ente");

        family.invite(bob).isEmpty();
        next(bob, "You've been invited to join a family on Ente!");
        family.accept(family.invitation(bob)).ok();
        next(alice, bob.email() + " has accepted your invitation!");
        family.remove(family.membership(bob)).isEmpty();
        next(bob, "You have been removed from the family account on Ente");
    }

    /** The text of the only mail that has come. */
    private static String next(Person reader, String subject) throws MessagingException, IOException, FolderException {
        assertThat(MAIL.waitForIncomingEmail(5000, 1)).isTrue();
        MimeMessage[] mails = MAIL.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getAllRecipients()[0]).hasToString(reader.email());
        assertThat(mails[0].getSubject()).isEqualTo(subject);
        MAIL.purgeEmailFromAllMailboxes();
        return ((MimeMultipart) mails[0].getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }
}
