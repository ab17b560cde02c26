package museum.account;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Role;
import museum.database.TestDatabase;
import museum.storage.Buckets;
import museum.storage.ObjectStore;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Accounts end: deleted by their owners or after a year without use. What becomes of their data, weeks later, by the server's own background work. */
class EndOfAccountsTest {

    /** Where the number of an account may be found when its data are gone; everything else is forgotten. */
    private static final Set<String> STAYS = Set.of(
            // the account without anything that leads to a person, and what was paid
            "users.user_id",
            "data_cleanup.user_id",
            "usage.user_id",
            "subscriptions.user_id",
            "subscription_logs.user_id",
            "storage_bonus.user_id",
            "referral_codes.user_id",
            // tombstones, for apps of others that have not synced yet; the files' metadata are wiped out later
            "collections.owner_id",
            "collection_shares.from_user_id",
            "collection_shares.to_user_id",
            "collection_files.c_owner_id",
            "collection_files.f_owner_id",
            "files.owner_id",
            "trash.user_id",
            "comments.user_id",
            "reactions.user_id",
            // links that tell visitors that they are over
            "public_file_tokens.owner_id",
            "memory_shares.user_id",
            // others' own notes
            "contact_entity.contact_user_id",
            "families.member_id",
            // waits until its object is gone
            "user_attachments.user_id");

    private static final GreenMail MAILS = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final MovableClock CLOCK = new MovableClock();
    private static RunningMuseum museum;
    private static People people;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        MAILS.start();
        var database = TestDatabase.migrated();
        // People and albums are numbered alike; here no album must be taken for a person.
        database.execute("ALTER TABLE collections ALTER collection_id RESTART WITH 3000000000000000");
        var settings = new ArrayList<>(List.of(
                "jobs.cron.skip=false",
                "smtp.host=127.0.0.1",
                "smtp.port=" + MAILS.getSmtp().getPort(),
                "apps.api=https://museum.example.org"));
        database.properties()
                .forEach((key, value) -> settings.add(key.replace("museum.configuration.", "") + "=" + value));
        museum = MuseumStarter.start(
                settings,
                context -> context.registerBean(
                        "movableClock", Clock.class, () -> CLOCK, definition -> definition.setPrimary(true)));
        people = museum.people();
        jdbc = museum.bean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        museum.close();
        MAILS.stop();
    }

    @Test
    void nothingOfADeletedAccountIsLeft() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        var favorites = alice.createAlbum("Favorites", "favorites");
        var beach = alice.upload(summer, Picture.named("beach.jpg"));
        alice.add(favorites, beach);
        alice.trash(alice.upload(favorites, Picture.named("blurred.jpg")));
        alice.share(summer, bob, Role.COLLABORATOR);
        var boat = bob.upload(bob.createAlbum("Home"), Picture.named("boat.jpg"));
        bob.add(summer, boat);
        var bobs = bob.createAlbum("Bob's");
        bob.share(bobs, alice, Role.COLLABORATOR);
        alice.add(bobs, alice.upload(summer, Picture.named("sea.jpg")));
        Belongings.fill(jdbc, alice, summer, beach, bob);
        assertThat(bob.sync().names("Bob's")).containsExactly("sea.jpg");

        var before = Belongings.mentionsOf(jdbc, alice);
        assertThat(before.stream().map(column -> column.replaceAll("[.].*", "")))
                .as("a table of accounts that this test forgets")
                .containsAll(Belongings.tablesOfAccounts(jdbc));

        alice.device().deleteAccount();
        weeksPass();

        var after = Belongings.mentionsOf(jdbc, alice);
        after.removeAll(STAYS);
        assertThat(after).isEmpty();
        assertThat(STAYS).as("what may stay was there").isSubsetOf(union(before, "data_cleanup.user_id"));
        assertThat(rows("collections WHERE owner_id = ? AND is_deleted IS NOT TRUE", alice.id()))
                .isZero();
        assertThat(rows("trash WHERE user_id = ? AND NOT is_deleted", alice.id()))
                .isZero();
        assertThat(rows("comments WHERE user_id = ? AND NOT is_deleted", alice.id()))
                .isZero();
        assertThat(rows("user_attachments WHERE user_id = ? AND NOT is_deleted", alice.id()))
                .isZero();
        assertThat(rows("public_file_tokens WHERE owner_id = ? AND NOT is_disabled", alice.id()))
                .isZero();
        assertThat(rows("usage WHERE user_id = ? AND storage_consumed <> 0", alice.id()))
                .isZero();
        assertThat(rows("data_cleanup WHERE user_id = ? AND stage = 'completed'", alice.id()))
                .isOne();
    }

    @Test
    void othersKeepWhatIsTheirsAndAreTold() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        alice.upload(summer, Picture.named("beach.jpg"));
        alice.share(summer, bob, Role.COLLABORATOR);
        var boat = bob.upload(bob.createAlbum("Home"), Picture.named("boat.jpg"));
        bob.add(summer, boat);
        bob.sync();

        alice.device().deleteAccount();
        weeksPass();
        assertThat(objectsOf(alice)).as("the objects wait for their day").isNotEmpty();
        monthsPass();

        assertThat(objectsOf(alice)).isEmpty();
        var library = bob.sync();
        assertThat(library.find("Summer")).isEmpty();
        assertThat(library.names("Home")).containsExactly("boat.jpg");
        assertThat(bob.download(boat)).isNotEmpty();
        assertThat(objectsOf(bob)).hasSize(2);
    }

    @Test
    void aDomainIsFreeForOthersAfterwards() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var take = object("key", "customDomain", "value", Belongings.domainOf(alice));
        alice.post("/remote-store/update", take).isEmpty();
        alice.device().deleteAccount();
        bob.post("/remote-store/update", take).is(409, "CONFLICT");
        weeksPass();
        bob.post("/remote-store/update", take).isEmpty();
    }

    @Test
    void whoeverOpensTheLinkInTheMailKeepsEverything() throws MessagingException, IOException {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var summer = alice.createAlbum("Summer");
        var beach = alice.upload(summer, Picture.named("beach.jpg"));
        Belongings.fill(jdbc, alice, summer, beach, bob);
        alice.device().deleteAccount();
        people.get(recoveryLink(mailTo(alice, "Your Ente account has been deleted")))
                .is(200);
        weeksPass();
        monthsPass();
        jdbc.sql("DELETE FROM passkeys WHERE user_id = ?").param(alice.id()).update();
        var device = alice.logIn(Program.PHOTOS_DESKTOP);
        assertThat(device.sync().names("Summer")).containsExactly("beach.jpg");
        assertThat(device.download(beach)).isNotEmpty();
    }

    /** Whoever has no subscription at all counts as somebody who does not pay, also on a server of one's own. */
    @Test
    void whoeverDoesNotUseAnAccountIsWarnedFourTimesBeforeItIsDeleted() throws MessagingException, IOException {
        var alice = withoutPlan(people.signUp("alice"));
        var bob = people.signUp("bob");
        var carol = withoutPlan(people.signUp("carol"));
        trust(carol, bob);
        run("warnInactiveAccounts");
        assertThat(mailsTo(alice)).isEmpty();

        CLOCK.pass(Duration.ofDays(336));
        run("warnInactiveAccounts");
        run("warnInactiveAccounts");
        assertThat(mailsTo(alice)).containsExactly("Action needed: Keep your Ente account active");
        for (var days : List.of(31, 24, 7)) {
            CLOCK.pass(Duration.ofDays(days - 2));
            run("warnInactiveAccounts");
            CLOCK.pass(Duration.ofDays(2));
            run("warnInactiveAccounts");
        }
        assertThat(mailsTo(alice))
                .containsExactly(
                        "Action needed: Keep your Ente account active",
                        "Reminder: Sign in within 30 days to keep your Ente account",
                        "7-day reminder: Your Ente account is scheduled for deletion",
                        "Final reminder: Your Ente account will be deleted tomorrow");
        assertThat(rows("users WHERE user_id = ? AND encrypted_email IS NOT NULL", alice.id()))
                .isOne();
        CLOCK.pass(Duration.ofDays(2));
        run("warnInactiveAccounts");
        assertThat(mailsTo(alice)).hasSize(5).last().isEqualTo("Your Ente account has been deleted due to inactivity");
        assertThat(rows("users WHERE user_id = ? AND encrypted_email IS NOT NULL", alice.id()))
                .isZero();
        assertThat(rows("users WHERE user_id = ? AND encrypted_email IS NOT NULL", carol.id()))
                .as("somebody who is trusted may still come")
                .isOne();
        people.get(recoveryLink(mailTo(alice, "Your Ente account has been deleted due to inactivity")))
                .is(200);
        assertThat(rows("users WHERE user_id = ? AND encrypted_email IS NOT NULL", alice.id()))
                .isOne();
        assertThat(mailsTo(bob)).as("who has a plan is left alone").isEmpty();
    }

    private static Person withoutPlan(Person person) {
        jdbc.sql("UPDATE subscriptions SET expiry_time = 1 WHERE user_id = ?")
                .param(person.id())
                .update();
        return person;
    }

    private static void trust(Person person, Person other) {
        jdbc.sql("""
                INSERT INTO emergency_contact (user_id, emergency_contact_id, state, notice_period_in_hrs, encrypted_key)
                VALUES (:person, :other, 'ACCEPTED', 24, 'key')
                """).param("person", person.id()).param("other", other.id()).update();
    }

    // --- time -------------------------------------------------------------------------------------------------

    /** The week of regret, and the days in which the data go, with their pauses of hours. */
    private static void weeksPass() {
        CLOCK.pass(Duration.ofDays(7).plusMinutes(1));
        for (int step = 0; step < 5; step++) {
            run("AccountJobs.removeDeletedAccounts");
            run("EmptyDeletedCollections");
            run("FileJobs.emptyTrash");
            run("FileJobs.deleteEmbeddings");
            run("FileJobs.deleteFileData");
            CLOCK.pass(Duration.ofMinutes(121));
        }
    }

    /** Until the objects of deleted files are to be deleted. */
    private static void monthsPass() {
        CLOCK.pass(Duration.ofDays(46));
        run("FileJobs.deleteObjects");
    }

    /** Background work now, not when its time comes. */
    private static void run(String name) {
        var tasks = museum.bean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().contains(name))
                .toList();
        assertThat(tasks).as(name).isNotEmpty();
        tasks.forEach(task -> task.getRunnable().run());
    }

    // --- facts ------------------------------------------------------------------------------------------------

    private static Set<String> union(Set<String> columns, String further) {
        var all = new TreeSet<>(columns);
        all.add(further);
        return all;
    }

    private static long rows(String from, long user) {
        return jdbc.sql("SELECT count(*) FROM " + from)
                .param(user)
                .query(Long.class)
                .single();
    }

    private static List<String> objectsOf(Person person) {
        var hot = museum.bean(Buckets.class).primaryHot();
        try (var objects = museum.bean(ObjectStore.class).list(hot, person.id() + "/")) {
            return objects.map(object -> object.key()).toList();
        }
    }

    /** Waits for it. */
    private static MimeMessage mailTo(Person person, String subject) throws MessagingException {
        for (int seen = 0; MAILS.waitForIncomingEmail(10_000, seen + 1); ) {
            var mails = MAILS.getReceivedMessages();
            for (var mail : mails) {
                if (mail.getSubject().equals(subject) && isTo(person, mail)) {
                    return mail;
                }
            }
            seen = mails.length;
        }
        throw new AssertionError("no mail " + subject + " among " + mailsTo(person));
    }

    private static boolean isTo(Person person, MimeMessage mail) throws MessagingException {
        return Arrays.toString(mail.getAllRecipients()).contains(person.email());
    }

    /** What stands in a mail behind the server's own address. */
    private static String recoveryLink(MimeMessage mail) throws MessagingException, IOException {
        var text =
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
        var link =
                Pattern.compile("https?://[^/\\s]+(/users/recover-account\\S+)").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private static List<String> mailsTo(Person person) throws MessagingException {
        var subjects = new ArrayList<String>();
        for (var mail : MAILS.getReceivedMessages()) {
            if (isTo(person, mail)) {
                subjects.add(mail.getSubject());
            }
        }
        return subjects;
    }
}
