package museum.legacy;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import museum.account.EndOfAccount;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.Kit;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.client.Trust;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who trusts whom with an account: who may say so, who may take it back, and what each of them sees. */
@MuseumTest
class TrustedContactTest {

    private static final String UNREADABLE = "failed to validate req param";

    private final People people;
    private final Person alice;
    private final Person bob;
    private final Trust trust;

    TrustedContactTest(People people) {
        this.people = people;
        alice = people.signUp("alice");
        bob = people.signUp("bob");
        trust = new Trust(alice, bob);
    }

    private static List<String> states(Person person, String list) {
        return person.get("/emergency-contacts/info").ok().fields().objects(list).stream()
                .map(entry -> entry.text("state"))
                .toList();
    }

    private List<String> seenByOwner() {
        return states(alice, "contacts");
    }

    private static Fields info(Person person) {
        return person.get("/emergency-contacts/info").ok().fields();
    }

    @Test
    void anInvitationIsSeenByBothAndByNobodyElse() {
        trust.invite(14).isEmpty();

        var entry = info(alice).objects("contacts").getFirst();
        assertThat(entry.object("user").number("id")).isEqualTo(alice.id());
        assertThat(entry.object("user").text("email")).isEqualTo(alice.email());
        assertThat(entry.object("emergencyContact").text("email")).isEqualTo(bob.email());
        assertThat(entry.text("state")).isEqualTo("INVITED");
        assertThat(entry.number("recoveryNoticeInDays")).isEqualTo(14);
        assertThat(states(bob, "othersEmergencyContact")).containsExactly("INVITED");
        assertThat(states(bob, "contacts")).isEmpty();
        assertThat(people.signUp("carol").get("/emergency-contacts/info").ok().text())
                .isEqualTo(
                        "{\"contacts\":[],\"recoverSessions\":[],\"othersEmergencyContact\":[],\"othersRecoverySession\":[]}");
    }

    @Test
    void theNoticeIsThirtyDaysUnlessToldOtherwise() {
        var request = object("email", "  " + bob.email().toUpperCase() + " ", "encryptedKey", "sealed");
        alice.post("/emergency-contacts/add", request).isEmpty();
        assertThat(info(alice).objects("contacts").getFirst().number("recoveryNoticeInDays"))
                .isEqualTo(30);
        trust.invite(7).isEmpty();
        assertThat(info(alice).objects("contacts").getFirst().number("recoveryNoticeInDays"))
                .isEqualTo(30);
    }

    @Test
    void everyAppMayInvite() {
        var carol = people.signUp("carol", Program.AUTH_WEB);
        Trust.accepted(carol, people.signUp("dave", Program.LOCKER_WEB), 7);
        assertThat(states(carol, "contacts")).containsExactly("ACCEPTED");
    }

    @Test
    void whoCannotBeInvited() {
        add("nobody@example.org", "x", 7).isPlain(404);
        add(alice.email(), "x", 7).is(400, "BAD_REQUEST", "user cannot add themself as emergency contact");
        add(bob.email(), "x", 0).is(400, "BAD_REQUEST", "recovery notice must be between 1 and 60 days");
        add(bob.email(), "x", 61).is(400, "BAD_REQUEST", "recovery notice must be between 1 and 60 days");
        add(bob.email(), "x".repeat(5000), 7).isPlain(413);
        bob.device().deleteAccount();
        add(bob.email(), "x", 7).isPlain(404);
        assertThat(seenByOwner()).isEmpty();
    }

    private Answer add(String email, String key, int days) {
        return alice.post(
                "/emergency-contacts/add", object("email", email, "encryptedKey", key, "recoveryNoticeInDays", days));
    }

    @Test
    void invitationsAreNotForSpammers() {
        for (int i = 0; i < 30; i++) {
            trust.invite(7).isEmpty();
        }
        trust.invite(7).is(429);
    }

    @Test
    void theContactAcceptsDeclinesAndLeaves() {
        trust.update(bob, "ACCEPTED").ok();
        assertThat(seenByOwner()).isEmpty();

        trust.invite(7);
        trust.update(bob, "CONTACT_DENIED").ok();
        assertThat(seenByOwner()).isEmpty();
        trust.update(bob, "ACCEPTED").ok();
        assertThat(seenByOwner()).isEmpty();

        trust.invite(7);
        trust.update(bob, "ACCEPTED").ok();
        trust.update(bob, "ACCEPTED").ok();
        assertThat(seenByOwner()).containsExactly("ACCEPTED");
        trust.update(bob, "CONTACT_DENIED").ok();
        assertThat(seenByOwner()).containsExactly("ACCEPTED");
        trust.update(bob, "CONTACT_LEFT").ok();
        assertThat(seenByOwner()).isEmpty();
    }

    @Test
    void theOwnerTakesTheTrustBack() {
        trust.invite(7);
        trust.update(alice, "INVITED").ok();
        trust.update(bob, "ACCEPTED").ok();
        trust.update(alice, "REVOKED").ok();
        assertThat(states(bob, "othersEmergencyContact")).isEmpty();
        trust.update(bob, "ACCEPTED").ok();
        trust.update(alice, "INVITED").ok();
        assertThat(states(bob, "othersEmergencyContact")).isEmpty();
    }

    @Test
    void eachSaysOnlyWhatIsTheirs() {
        trust.invite(7);
        for (var state : List.of("INVITED", "REVOKED", "DELETED", "accepted")) {
            trust.update(bob, state).is(400, "BAD_REQUEST", "Can not update state to " + state);
        }
        for (var state : List.of("ACCEPTED", "CONTACT_LEFT", "CONTACT_DENIED")) {
            trust.update(alice, state).is(400, "BAD_REQUEST", "Can not update state to " + state);
        }
        trust.update(people.signUp("carol"), "ACCEPTED").isPlain(403);
        new Trust(alice, alice).update(alice, "REVOKED").is(400, "BAD_REQUEST", "contact and user can not be same");
        alice.post("/emergency-contacts/update", object("userID", alice.id(), "state", "REVOKED"))
                .is(400, "BAD_REQUEST", UNREADABLE);
        assertThat(seenByOwner()).containsExactly("INVITED");
    }

    @Test
    void onlyTheOwnerSetsTheNotice() {
        Trust.accepted(alice, bob, 7);
        notice(alice, bob, 60).ok();
        assertThat(info(bob).objects("othersEmergencyContact").getFirst().number("recoveryNoticeInDays"))
                .isEqualTo(60);
        for (int days : new int[] {-1, 61}) {
            notice(alice, bob, days).is(400, "BAD_REQUEST", "recovery notice must be between 1 and 60 days");
        }
        notice(alice, bob, 0).is(400, "BAD_REQUEST", UNREADABLE);
        var unknown = "emergency contact not found or not in valid state";
        notice(bob, alice, 7).is(400, "BAD_REQUEST", unknown);
        notice(people.signUp("carol"), bob, 7).is(400, "BAD_REQUEST", unknown);
        notice(alice, alice, 7).is(400, "BAD_REQUEST", unknown);

        var recovery = trust.started();
        notice(alice, bob, 30)
                .is(400, "BAD_REQUEST", "cannot update recovery notice while there is an active recovery session");
        trust.act(alice, "reject", recovery).ok();
        notice(alice, bob, 30).ok();
        trust.update(alice, "REVOKED").ok();
        notice(alice, bob, 7).is(400, "BAD_REQUEST", unknown);
    }

    private static Answer notice(Person actor, Person contact, int days) {
        return actor.post(
                "/emergency-contacts/update-recovery-notice",
                object("emergencyContactID", contact.id(), "recoveryNoticeInDays", days));
    }

    @Test
    void ofManyInvitationsAtOnceThereIsOne() {
        AtOnce.each(8, i -> trust.invite(7).isEmpty());
        assertThat(seenByOwner()).containsExactly("INVITED");
    }

    @Test
    void aRefusedDeletionLeavesTheTrustAlone() {
        Trust.accepted(alice, bob, 7);
        alice.delete("/users/delete", object("challenge", "nonsense")).is(400);
        assertThat(states(bob, "othersEmergencyContact")).containsExactly("ACCEPTED");
    }

    @Test
    void trustEndsWithTheAccountOfEither() {
        var carol = people.signUp("carol");
        Trust.accepted(alice, bob, 7);
        var other = Trust.accepted(carol, alice, 7);
        var recovery = trust.started();
        other.start(alice).ok();

        alice.device().deleteAccount();

        for (var person : List.of(bob, carol)) {
            for (var list : List.of("contacts", "othersEmergencyContact", "recoverSessions", "othersRecoverySession")) {
                assertThat(info(person).objects(list)).as(list).isEmpty();
            }
        }
        trust.open(bob, recovery).is(400, "BAD_REQUEST", "recovery status is not waiting or ready");
        trust.start(bob).isPlain(404);
    }

    @Test
    void nothingIsLeftOfAnAccountThatIsGone(RunningMuseum museum) {
        Trust.accepted(alice, bob, 7).started();
        Trust.accepted(bob, alice, 7).started();
        Kit.of(people, alice, 24).opened();
        alice.device().deleteAccount();

        EndOfAccount.of(museum, alice.id());

        for (var rows : List.of(
                "emergency_contact WHERE :user IN (user_id, emergency_contact_id)",
                "emergency_recovery WHERE :user IN (user_id, emergency_contact_id)",
                "legacy_kit WHERE user_id = :user",
                "legacy_kit_recovery_session WHERE user_id = :user")) {
            assertThat(museum.bean(JdbcClient.class)
                            .sql("SELECT count(*) FROM " + rows)
                            .param("user", alice.id())
                            .query(Integer.class)
                            .single())
                    .as(rows)
                    .isZero();
        }
    }
}
