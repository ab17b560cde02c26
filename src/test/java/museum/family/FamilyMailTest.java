package museum.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import museum.support.MailServer;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** What members of a family, and those who are to be, read in their mail. */
class FamilyMailTest {

    @Test
    void everyStepIsTold() throws MessagingException, IOException, FolderException {
        try (var mail = new MailServer();
                var museum = MuseumStarter.start(settings(mail))) {
            tell(museum, mail);
        }
    }

    private static List<String> settings(MailServer mail) {
        var settings = new ArrayList<>(mail.settings());
        settings.add("apps.family=https://family.example.org/");
        return settings;
    }

    private static void tell(RunningMuseum museum, MailServer mail)
            throws MessagingException, IOException, FolderException {
        var people = museum.people();
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        mail.forget();
        var family = FamilyOf.with(museum, alice);

        family.invite(bob).isEmpty();
        var text = mail.next(bob, "You've been invited to join a family on Ente!");
        var link = Pattern.compile("https://family\\.example\\.org\\?inviteToken=(\\S{44})")
                .matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(text).contains(alice.email());
        var invitation = link.group(1);
        family.invite(bob).isEmpty();
        assertThat(mail.next(bob, "You've been invited to join a family on Ente!"))
                .contains(invitation);

        family.accept(invitation).ok();
        mail.next(alice, bob.email() + " has accepted your invitation!");
        family.accept(invitation).ok();
        family.by(bob).leave().isEmpty();
        mail.next(alice, bob.email() + " has left your family on Ente");

        family.invite(bob).isEmpty();
        mail.next(bob, "You've been invited to join a family on Ente!");
        family.accept(family.invitation(bob)).ok();
        mail.next(alice, bob.email() + " has accepted your invitation!");
        family.remove(family.membership(bob)).isEmpty();
        mail.next(bob, "You have been removed from the family account on Ente");
    }
}
