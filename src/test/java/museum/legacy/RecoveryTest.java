package museum.legacy;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import museum.client.People;
import museum.client.Person;
import museum.client.Trust;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A trusted contact gets into an account: when, who can prevent it, and what goes wrong without any harm. */
@MuseumTest
class RecoveryTest {

    private static final String UNREADABLE = "failed to validate req param";
    private static final String ENDED = "recovery status is not waiting or ready";
    private static final String TOO_EARLY = "recovery wait time is not over";

    private final RunningMuseum museum;
    private final People people;
    private final Person alice;
    private final Person bob;
    private final Person carol;
    private final Trust trust;

    RecoveryTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        alice = people.signUp("alice");
        bob = people.signUp("bob");
        carol = people.signUp("carol");
        trust = Trust.accepted(alice, bob, 7);
    }

    /** A recovery that the owner has approved. */
    private String ready() {
        var recovery = trust.started();
        trust.act(alice, "approve", recovery).ok();
        return recovery;
    }

    private void pass(String recovery, Duration time) {
        museum.bean(JdbcClient.class)
                .sql("UPDATE emergency_recovery SET wait_till = wait_till - :time WHERE id = :id")
                .param("time", time.toNanos() / 1000)
                .param("id", UUID.fromString(recovery))
                .update();
    }

    private static List<String> statuses(Person person, String list) {
        return person.get("/emergency-contacts/info").ok().fields().objects(list).stream()
                .map(session -> session.text("status"))
                .toList();
    }

    // --- start ------------------------------------------------------------------------------------------------

    @Test
    void onlyAContactWhoHasAcceptedStarts() {
        var stranger = new Trust(alice, carol);
        stranger.start(carol).isPlain(404);
        stranger.invite(7);
        stranger.start(carol).isPlain(404);
        trust.start(alice).isPlain(403);
        trust.start(carol).isPlain(403);
        new Trust(bob, bob).start(bob).is(400, "BAD_REQUEST", "contact and user can not be same");
        bob.post("/emergency-contacts/start-recovery", object("userID", alice.id()))
                .is(400, "BAD_REQUEST", UNREADABLE);
        assertThat(statuses(alice, "recoverSessions")).isEmpty();
    }

    @Test
    void aDayIsTooShortANotice() {
        Trust.accepted(alice, carol, 1)
                .start(carol)
                .is(400, "BAD_REQUEST", "notice period should be greater than 24 hours");
    }

    @Test
    void bothSeeHowLongItTakes() {
        trust.start(bob).ok();
        for (var seen : List.of(
                alice.get("/emergency-contacts/info").ok().fields().objects("recoverSessions"),
                bob.get("/emergency-contacts/info").ok().fields().objects("othersRecoverySession"))) {
            var left = Duration.ofNanos(seen.getFirst().number("waitTill") * 1000);
            assertThat(left).isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));
            assertThat(seen.getFirst().text("status")).isEqualTo("WAITING");
        }
        assertThat(statuses(carol, "othersRecoverySession")).isEmpty();
    }

    @Test
    void oneRecoveryAtATime() {
        AtOnce.each(8, i -> trust.start(bob).ok());
        var recovery = trust.running();
        trust.act(alice, "approve", recovery).ok();
        trust.start(bob).ok();
        assertThat(trust.running()).isEqualTo(recovery);
        trust.act(alice, "approve", recovery).ok();
        assertThat(statuses(bob, "othersRecoverySession")).containsExactly("READY");
    }

    // --- stop, reject, approve --------------------------------------------------------------------------------

    @Test
    void eachActsForHimselfOnly() {
        var recovery = trust.started();
        trust.act(alice, "stop", recovery).isPlain(403);
        trust.act(bob, "reject", recovery).isPlain(403);
        trust.act(bob, "approve", recovery).isPlain(403);
        for (var deed : List.of("stop", "reject", "approve")) {
            trust.act(carol, deed, recovery).isPlain(403);
            trust.act(alice, deed, "nonsense").is(400, "BAD_REQUEST", UNREADABLE);
            new Trust(alice, alice)
                    .act(alice, deed, recovery)
                    .is(400, "BAD_REQUEST", "contact and user can not be same");
        }
        assertThat(statuses(alice, "recoverSessions")).containsExactly("WAITING");
    }

    /** Museum looks at the ids of the request only, and whoever names himself in them gets what he wants. */
    @Test
    void whoseRecoveryItIsIsNotBelieved() {
        var recovery = trust.started();
        new Trust(bob, carol).act(bob, "approve", recovery).isPlain(403);
        new Trust(carol, bob).act(carol, "approve", recovery).isPlain(403);
        new Trust(carol, bob).act(carol, "reject", recovery).isPlain(403);
        new Trust(alice, carol).act(carol, "stop", recovery).isPlain(403);
        new Trust(alice, carol).act(alice, "approve", recovery).isPlain(403);
        trust.open(bob, recovery).is(400, "BAD_REQUEST", TOO_EARLY);
        assertThat(statuses(alice, "recoverSessions")).containsExactly("WAITING");
    }

    @Test
    void theOwnerRejectsAndTheContactStops() {
        var first = trust.started();
        trust.act(alice, "reject", first).ok();
        assertThat(statuses(bob, "othersRecoverySession")).isEmpty();
        trust.act(alice, "approve", first).ok();
        trust.open(bob, first).is(400, "BAD_REQUEST", ENDED);

        var second = ready();
        trust.act(bob, "stop", second).ok();
        trust.act(bob, "stop", second).ok();
        trust.open(bob, second).is(400, "BAD_REQUEST", ENDED);
        trust.act(bob, "stop", UUID.randomUUID().toString()).ok();
    }

    @Test
    void recoveriesEndWithTheTrust() {
        var first = ready();
        trust.update(bob, "CONTACT_DENIED").ok();
        trust.open(bob, first).is(400, "BAD_REQUEST", ENDED);
        var second = ready();
        trust.update(bob, "CONTACT_LEFT").ok();
        trust.open(bob, second).is(400, "BAD_REQUEST", ENDED);
        Trust.accepted(alice, bob, 7);
        var third = ready();
        trust.update(alice, "REVOKED").ok();
        trust.open(bob, third).is(400, "BAD_REQUEST", ENDED);
        assertThat(statuses(alice, "recoverSessions")).isEmpty();
    }

    // --- the account ------------------------------------------------------------------------------------------

    @Test
    void onlyTheContactOpensTheAccountAndNotBeforeItsTime() {
        var recovery = trust.started();
        var rescue = Trust.accepted(carol, bob, 7);
        trust.open(bob, recovery).is(400, "BAD_REQUEST", TOO_EARLY);
        pass(recovery, Duration.ofDays(8));

        trust.open(alice, recovery).isPlain(403);
        trust.open(carol, recovery).isPlain(403);
        trust.open(bob, UUID.randomUUID().toString()).isPlain(404);
        trust.open(bob, "nonsense").is(400, "BAD_REQUEST", UNREADABLE);
        assertThat(statuses(alice, "recoverSessions")).containsExactly("READY");
        var password = trust.rescue(recovery, "another secret");
        trust.begin(alice, recovery, password).isPlain(403);
        rescue.begin(carol, recovery, password).isPlain(403);
        password.begun(trust.begin(bob, recovery, password));
        trust.finish(carol, recovery, password.update()).isPlain(403);
        trust.finish(bob, UUID.randomUUID().toString(), password.update()).isPlain(404);
    }

    @Test
    void theNewPasswordCountsOnceAndSecondFactorsGo() {
        var sql = museum.bean(JdbcClient.class);
        sql.sql("UPDATE users SET is_two_factor_enabled = true WHERE user_id = :user")
                .param("user", alice.id())
                .update();
        sql.sql(
                        "INSERT INTO passkeys (id, user_id, friendly_name, created_at) VALUES (gen_random_uuid(), :user, :name, 1)")
                .param("user", alice.id())
                .param("name", UUID.randomUUID().toString())
                .update();
        var recovery = ready();
        var late = trust.rescue(recovery, "too late");
        late.begun(trust.begin(bob, recovery, late));
        trust.recover(recovery, "what bob chose");

        trust.finish(bob, recovery, late.update()).is(400, "BAD_REQUEST", ENDED);
        trust.open(bob, recovery).is(400, "BAD_REQUEST", ENDED);
        assertThat(alice.get("/users/two-factor/status").ok().fields().flag("status"))
                .isFalse();
        var profile = alice.get("/users/details/v2").ok().fields().object("profileData");
        assertThat(profile.number("passkeyCount")).isZero();
        assertThat(statuses(bob, "othersRecoverySession")).isEmpty();
        trust.start(bob).ok();
    }

    /** Museum switches the second factors off first, and then looks at the proof. */
    @Test
    void aWrongProofChangesNothing() {
        museum.bean(JdbcClient.class)
                .sql("UPDATE users SET is_two_factor_enabled = true WHERE user_id = :user")
                .param("user", alice.id())
                .update();
        var recovery = ready();
        var rescue = trust.rescue(recovery, "another secret");
        rescue.begun(trust.begin(bob, recovery, rescue));
        for (int i = 0; i < 5; i++) {
            trust.finish(bob, recovery, rescue.wrongUpdate()).isPlain(401);
        }
        trust.finish(bob, recovery, rescue.update()).is(410, "TOO_MANY_WRONG_ATTEMPTS");
        var unknown = rescue.update().put("setupID", UUID.randomUUID().toString());
        trust.finish(bob, recovery, unknown).isPlain(404);
        assertThat(alice.get("/users/two-factor/status").ok().fields().flag("status"))
                .isTrue();
        assertThat(statuses(bob, "othersRecoverySession")).containsExactly("READY");
    }

    @Test
    void weakParametersAreRefusedAndDoNotUseTheProofUp() {
        var recovery = ready();
        var rescue = trust.rescue(recovery, "another secret");
        rescue.begun(trust.begin(bob, recovery, rescue));
        var weak = rescue.update();
        weak.withObject("updatedKeyAttr").put("opsLimit", 1);
        trust.finish(bob, recovery, weak).is(400, "BAD_REQUEST", "Unexpected KDF strength");
        var incomplete = rescue.update();
        incomplete.remove("updatedKeyAttr");
        trust.finish(bob, recovery, incomplete).is(400, "BAD_REQUEST", UNREADABLE);
        rescue.done(trust.finish(bob, recovery, rescue.update()));
    }

    /** In Museum the contact's own set-up becomes the owner's login. */
    @Test
    void aSetUpForAnotherAccountIsUnknown() {
        var recovery = ready();
        var rescue = trust.rescue(recovery, "another secret");
        rescue.begun(bob.post("/users/srp/setup", rescue.setUp()));
        trust.finish(bob, recovery, rescue.update()).isPlain(404);
    }

    @Test
    void ofTwoNewPasswordsAtOnceOneCounts() {
        var recovery = ready();
        var rescues = List.of(trust.rescue(recovery, "one"), trust.rescue(recovery, "two"));
        rescues.forEach(rescue -> rescue.begun(trust.begin(bob, recovery, rescue)));
        var answers = AtOnce.each(
                2, i -> trust.finish(bob, recovery, rescues.get(i).update()).status());
        assertThat(answers).containsExactlyInAnyOrder(200, 400);
    }

    /** Rows that Museum has left: a recovery is ready, and another one of the same two waits. */
    @Test
    void aSecondRecoveryFromMuseumDoesNoHarm() {
        ready();
        var second = UUID.randomUUID();
        museum.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO emergency_recovery (id, user_id, emergency_contact_id, status, wait_till, next_reminder_at)
                        VALUES (:id, :owner, :contact, 'WAITING', 9000000000000000, 1)
                        """)
                .param("id", second)
                .param("owner", alice.id())
                .param("contact", bob.id())
                .update();
        trust.act(alice, "approve", second.toString()).ok();
        trust.act(alice, "reject", second.toString()).ok();
        assertThat(statuses(alice, "recoverSessions")).containsExactly("READY");
    }
}
