package museum.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import museum.client.Kit;
import museum.client.People;
import museum.client.Person;
import museum.client.Trust;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What owners, trusted contacts and owners of kits read in their mail, and when owners are reminded. */
class LegacyMailTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final long DAY = Duration.ofDays(1).toNanos() / 1000;

    private static RunningMuseum museum;

    private People people;
    private Person alice;
    private Person bob;

    @BeforeAll
    static void start() {
        MAIL.start();
        museum = MuseumStarter.start(
                List.of("smtp.host=127.0.0.1", "smtp.port=" + MAIL.getSmtp().getPort()));
    }

    @AfterAll
    static void stop() {
        museum.close();
        MAIL.stop();
    }

    @BeforeEach
    void two() {
        people = museum.people();
        alice = people.signUp("alice");
        bob = people.signUp("bob");
        read(0);
    }

    /** The next mails, as {@code name: subject}, sorted. */
    private List<String> read(int count) {
        return Arrays.stream(arrived(count))
                .flatMap(this::shown)
                .filter(mail -> !mail.contains("erification code"))
                .sorted()
                .toList();
    }

    private static MimeMessage[] arrived(int count) {
        assertThat(MAIL.waitForIncomingEmail(5000, count)).isTrue();
        var mails = MAIL.getReceivedMessages();
        try {
            MAIL.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    private Stream<String> shown(MimeMessage mail) {
        try {
            var to = mail.getAllRecipients()[0].toString();
            return Stream.of((to.equals(alice.email()) ? "alice" : to.equals(bob.email()) ? "bob" : to) + ": "
                    + mail.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    @Test
    void everyStepIsTold() {
        var trust = Trust.invited(alice, bob, 7);
        assertThat(read(2))
                .containsExactly("alice: Trusted contact invited", "bob: You have been added as a trusted contact");
        trust.update(bob, "ACCEPTED").ok();
        assertThat(read(1)).containsExactly("alice: Trusted contact added");
        var recovery = trust.started();
        assertThat(read(1)).containsExactly("alice: Ente account recovery initiated");
        trust.act(bob, "stop", recovery).ok();
        assertThat(read(1)).containsExactly("alice: Ente account recovery cancelled");
        recovery = trust.started();
        read(1);
        trust.act(alice, "reject", recovery).ok();
        assertThat(read(1)).containsExactly("bob: Ente account recovery blocked");
        recovery = trust.started();
        read(1);
        trust.act(alice, "approve", recovery).ok();
        assertThat(read(2)).containsExactly("alice: Ente account recoverable", "bob: Ente account recoverable");
        trust.recover(recovery, "what bob chose");
        assertThat(read(2))
                .containsExactly("alice: Ente account password reset", "bob: Ente account recovery successful");
        trust.update(bob, "CONTACT_LEFT").ok();
        assertThat(read(1)).containsExactly("alice: Trusted contact removed");
        trust.invite(7).isEmpty();
        read(2);
        trust.update(bob, "CONTACT_DENIED").ok();
        assertThat(read(1)).containsExactly("alice: Legacy invite rejected");
        trust.invite(7).isEmpty();
        read(2);
        trust.update(alice, "REVOKED").ok();
        assertThat(read(1)).containsExactly("bob: Legacy account access removed");
    }

    @Test
    void whoDeletesTheAccountTellsThoseConcerned() {
        Trust.accepted(alice, bob, 7);
        Trust.accepted(bob, alice, 7);
        read(6);
        alice.device().deleteAccount();
        assertThat(read(3)).contains("bob: Legacy account access removed", "bob: Trusted contact removed");
    }

    @Test
    void whoDeletesTheAccountTellsThoseWhoRecover() {
        var toBob = Trust.accepted(alice, bob, 7);
        var toAlice = Trust.accepted(bob, alice, 7);
        read(6);
        toBob.started();
        toAlice.started();
        read(2);
        alice.device().deleteAccount();
        assertThat(read(5))
                .contains("bob: Ente account recovery blocked", "bob: Ente account recovery cancelled")
                .contains("bob: Legacy account access removed", "bob: Trusted contact removed");
    }

    @Test
    void whoAcceptsAgainIsAcceptedAgain() {
        var trust = Trust.accepted(alice, bob, 7);
        read(3);
        trust.update(bob, "ACCEPTED").ok();
        assertThat(read(1)).containsExactly("alice: Trusted contact added");
    }

    @Test
    void theOwnerOfAKitHearsOfARecoveryOnce() throws MessagingException, IOException {
        var kit = Kit.of(people, alice, 168);
        kit.open(kit.challenge(), List.of(), "heir@example.com").ok();
        var started = arrived(1)[0];
        assertThat(started.getAllRecipients()[0]).hasToString(alice.email());
        assertThat(text(started)).contains("in 7 days").contains("heir@example.com");
        var session = kit.opened();
        kit.block(alice).isEmpty();
        kit.setNotice(alice, 0).isEmpty();
        session = kit.opened();
        assertThat(read(1)).containsExactly("alice: Legacy Kit recovery initiated");
        kit.recover(session, "what the heirs chose");
        assertThat(read(1)).containsExactly("alice: Legacy Kit recovery completed");
    }

    /** Anybody with a kit can have this mail sent: it must not say what they like. */
    @Test
    void aMessageInPlaceOfAnAddressIsNotPassedOn() throws MessagingException, IOException {
        var kit = Kit.of(people, alice, 0);
        kit.open(kit.challenge(), List.of(), "call +1 555 0100 <now> at http://evil.example/@x")
                .ok();
        assertThat(text(arrived(1)[0]))
                .contains("immediately")
                .doesNotContain("555")
                .doesNotContain("evil");
    }

    // --- reminders --------------------------------------------------------------------------------------------

    /** After so many days since the start, an hour later: whether there was a mail, and which. */
    private List<String> afterDays(String recovery, int days, int mails) {
        museum.bean(JdbcClient.class)
                .sql("""
                        UPDATE emergency_recovery
                           SET wait_till = wait_till - shift, next_reminder_at = next_reminder_at - shift, created_at = created_at - shift
                          FROM (SELECT created_at - (:now - :passed) AS shift FROM emergency_recovery WHERE id = :id) moved
                         WHERE id = :id
                        """)
                .param("now", System.currentTimeMillis() * 1000)
                .param("passed", days * DAY + DAY / 24)
                .param("id", UUID.fromString(recovery))
                .update();
        museum.bean(RemindOwners.class).run();
        return read(mails);
    }

    @Test
    void anOwnerIsRemindedOnceAWeekAndTwoDaysBeforeTheEnd() {
        var trust = Trust.accepted(alice, bob, 30);
        read(3);
        var recovery = trust.started();
        read(1);
        var reminder = "alice: Ente account recovery due";
        assertThat(afterDays(recovery, 6, 0)).isEmpty();
        for (int day : new int[] {7, 14, 21, 28}) {
            assertThat(afterDays(recovery, day, 1)).as("day " + day).containsExactly(reminder);
            assertThat(afterDays(recovery, day, 0)).isEmpty();
        }
        assertThat(afterDays(recovery, 29, 0)).isEmpty();
        assertThat(afterDays(recovery, 30, 2))
                .containsExactly("alice: Ente account recoverable", "bob: Ente account recoverable");
        assertThat(afterDays(recovery, 31, 0)).isEmpty();
        trust.open(bob, recovery).ok();
    }

    @Test
    void aWeekIsRemindedOfTwice() {
        var trust = Trust.accepted(alice, bob, 7);
        read(3);
        var recovery = trust.started();
        read(1);
        assertThat(afterDays(recovery, 1, 1)).hasSize(1);
        assertThat(afterDays(recovery, 4, 0)).isEmpty();
        assertThat(afterDays(recovery, 5, 1)).hasSize(1);
        assertThat(afterDays(recovery, 7, 2)).hasSize(2);
    }

    @Test
    void aServerThatWasOffSaysHowManyDaysReallyAreLeft() throws MessagingException, IOException {
        var trust = Trust.accepted(alice, bob, 30);
        read(3);
        var recovery = trust.started();
        read(1);
        museum.bean(JdbcClient.class)
                .sql(
                        "UPDATE emergency_recovery SET wait_till = wait_till - :off, next_reminder_at = next_reminder_at - :off WHERE id = :id")
                .param("off", 20 * DAY)
                .param("id", UUID.fromString(recovery))
                .update();
        museum.bean(RemindOwners.class).run();
        assertThat(text(arrived(1)[0])).contains("in 9 days");
        museum.bean(RemindOwners.class).run();
        assertThat(read(0)).isEmpty();
    }

    @Test
    void whatIsOverIsNotRemindedOf() {
        var trust = Trust.accepted(alice, bob, 30);
        var recovery = trust.started();
        trust.act(alice, "reject", recovery).ok();
        read(5);
        assertThat(afterDays(recovery, 30, 0)).isEmpty();
    }
}
