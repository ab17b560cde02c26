package museum.legacy;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import museum.client.Kit;
import museum.client.People;
import museum.client.Person;
import museum.client.crypto.Base64Text;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kits in the hands of their owners, and of those who hold the parts. */
@MuseumTest
class LegacyKitTest {

    private static final String NOT_READY = "legacy kit recovery is not ready";

    private final RunningMuseum museum;
    private final People people;
    private final Person alice;
    private final Person bob;

    LegacyKitTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        alice = people.signUp("alice");
        bob = people.signUp("bob");
    }

    private void pass(String table, String column, String kit, Duration time) {
        museum.bean(JdbcClient.class)
                .sql("UPDATE %s SET %s = %s - :time WHERE kit_id = :kit".formatted(table, column, column))
                .param("time", time.toNanos() / 1000)
                .param("kit", UUID.fromString(kit))
                .update();
    }

    // --- the owner --------------------------------------------------------------------------------------------

    @Test
    void onlyTheOwnerSeesAndChangesAKit() {
        var kit = Kit.of(people, alice, 168);
        var path = "/legacy-kits/" + kit.id();

        var listed = alice.get("/legacy-kits").ok().fields().objects("kits");
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().text("id")).isEqualTo(kit.id());
        assertThat(listed.getFirst().number("noticePeriodInHours")).isEqualTo(168);
        assertThat(listed.getFirst().text("legacyUrl")).isEqualTo("https://legacy.ente.com");
        listed.getFirst().mustNotHave("activeRecoverySession", "nobody has opened it");
        assertThat(bob.get("/legacy-kits").ok().text()).isEqualTo("{\"kits\":[]}");
        for (var part : List.of("/download", "/download-content", "/recovery-session")) {
            alice.get(path + part).ok();
            bob.get(path + part).isPlain(404);
            alice.get("/legacy-kits/nonsense" + part).is(400, "BAD_REQUEST", "invalid legacy kit id");
        }
        assertThat(alice.get(path.toUpperCase().replace("LEGACY-KITS", "legacy-kits") + "/download")
                        .ok()
                        .fields()
                        .text("id"))
                .isEqualTo(kit.id());
        kit.opened();
        kit.block(bob).isPlain(404);
        kit.setNotice(bob, 24).isPlain(404);
        bob.delete(path).isPlain(404);
        bob.delete("/legacy-kits/nonsense").is(400, "BAD_REQUEST", "invalid legacy kit id");
        kit.block(alice).isEmpty();
        kit.setNotice(alice, 0).isEmpty();
        alice.delete(path).isEmpty();
        alice.delete(path).isPlain(404);
        alice.get(path + "/download").isPlain(404);
        kit.setNotice(alice, 24).isPlain(404);
        kit.anybody("challenge", object("kitID", kit.id())).isPlain(404);
        kit.make(kit.request(0)).is(409);
    }

    @Test
    void whatIsNoKit() {
        var kit = new Kit(people, alice);
        kit.make(kit.request(12)).is(400, "BAD_REQUEST", "invalid legacy kit notice period");
        kit.make(kit.request(0).put("variant", 2)).is(400, "BAD_REQUEST", "invalid legacy kit variant");
        kit.make(kit.request(0).put("id", new UUID(0, 0).toString())).isPlain(400);
        kit.make(kit.request(0).put("encryptedOwnerBlob", "x".repeat(100_000))).isPlain(413);
        var missing = kit.request(0);
        missing.remove("noticePeriodInHours");
        kit.make(missing).isPlain(400);
        for (var key : List.of(
                "!!!!",
                Base64Text.of(new byte[31]),
                Base64Text.of(new byte[32]),
                Base64Text.of(
                        HexFormat.of().parseHex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")))) {
            kit.make(kit.request(0).put("authPublicKey", key))
                    .is(400, "BAD_REQUEST", "invalid legacy kit auth public key");
        }
        kit.make(kit.request(0)).ok();
        bob.post("/legacy-kits", kit.request(0)).is(409);
        kit.setNotice(alice, 1).is(400, "BAD_REQUEST", "invalid legacy kit notice period");
    }

    @Test
    void fiveKitsEach() {
        var kits = List.of(
                new Kit(people, alice),
                new Kit(people, alice),
                new Kit(people, alice),
                new Kit(people, alice),
                new Kit(people, alice),
                new Kit(people, alice),
                new Kit(people, alice));
        var made = AtOnce.each(kits.size(), i -> kits.get(i).make(kits.get(i).request(24)));
        assertThat(made).filteredOn(answer -> answer.status() == 200).hasSize(5);
        made.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> answer.is(400, "BAD_REQUEST", "legacy kit limit reached"));
    }

    // --- the holders ------------------------------------------------------------------------------------------

    @Test
    void onlyWhoHasTheSecretOpens() {
        var kit = Kit.of(people, alice, 0);
        var other = Kit.of(people, alice, 0);
        var invalid = "legacy kit challenge is invalid or expired";
        var challenge = kit.challenge();
        kit.open("x", List.of(), null).is(400, "BAD_REQUEST", invalid);
        kit.open(challenge.strip(), List.of(), null).is(400, "BAD_REQUEST", invalid);
        other.open(challenge, List.of(), null).is(400, "BAD_REQUEST", invalid);
        new Kit(people, alice).open(challenge, List.of(), null).isPlain(404);
        kit.open(challenge, List.of(1), null)
                .is(400, "BAD_REQUEST", "legacy kit usedPartIndexes count does not match kit variant");
        kit.open(challenge, List.of(0, 1), null)
                .is(400, "BAD_REQUEST", "legacy kit usedPartIndexes is outside kit variant range");
        kit.open(challenge, List.of(2, 2), null).is(400, "BAD_REQUEST", "legacy kit usedPartIndexes must be unique");

        kit.open(challenge, List.of(), null).ok();

        kit.open(challenge, List.of(), null).is(400, "BAD_REQUEST", invalid);
        var old = kit.challenge();
        pass("legacy_kit_challenge", "expires_at", kit.id(), Duration.ofMinutes(61));
        kit.open(old, List.of(), null).is(400, "BAD_REQUEST", invalid);
    }

    @Test
    void whoHasTheKitWaitsAsLongAsTheOwnerHasSaid() {
        var kit = Kit.of(people, alice, 24);
        var first = kit.opened();
        var second = kit.opened();
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.token()).hasSize(43).isNotEqualTo(first.token());
        assertThat(kit.status(first)).isEqualTo("WAITING");
        kit.anybody("info", first.request()).is(400, "BAD_REQUEST", NOT_READY);
        kit.setNotice(alice, 0)
                .is(400, "BAD_REQUEST", "cannot update recovery notice while there is an active recovery session");

        pass("legacy_kit_recovery_session", "wait_till", kit.id(), Duration.ofHours(25));

        assertThat(kit.status(second)).isEqualTo("READY");
        kit.recover(first, "what the heirs chose");
        assertThat(kit.status(second)).isEqualTo("RECOVERED");
        kit.anybody("info", second.request()).is(400, "BAD_REQUEST", NOT_READY);
    }

    @Test
    void theOwnerSeesWhoOpenedAndBlocks() {
        var kit = Kit.of(people, alice, 0);
        var path = "/legacy-kits/" + kit.id() + "/recovery-session";
        assertThat(alice.get(path).ok().text()).isEqualTo("{\"session\":null,\"initiators\":[]}");
        var session = kit.opened();
        kit.open(kit.challenge(), List.of(), null).ok();

        var seen = alice.get(path).ok().fields();
        assertThat(seen.object("session").text("id")).isEqualTo(session.session());
        var initiators = seen.objects("initiators");
        assertThat(initiators).hasSize(2);
        assertThat(initiators.getFirst().text("userAgent")).isEqualTo("Heir/1");
        assertThat(initiators.getFirst().text("ip")).startsWith("10.");
        assertThat(initiators.getFirst().has("usedPartIndexes")).isTrue();
        assertThat(initiators.getLast().has("usedPartIndexes")).isFalse();
        var rescue = kit.rescue(session, "too late");
        rescue.begun(kit.begin(session, rescue));
        kit.block(alice).isEmpty();

        assertThat(kit.status(session)).isEqualTo("BLOCKED");
        kit.finish(session, rescue.update()).is(400, "BAD_REQUEST", NOT_READY);
        kit.begin(session, rescue).is(400, "BAD_REQUEST", NOT_READY);
        kit.block(alice).isPlain(404);
        assertThat(kit.opened().session()).isNotEqualTo(session.session());
    }

    @Test
    void aTokenIsGoodForItsSessionOnly() {
        var kit = Kit.of(people, alice, 0);
        var session = kit.opened();
        var other = Kit.of(people, alice, 0).opened();
        var rescue = kit.rescue(session, "another secret");
        for (var wrong : List.of(
                new Kit.Opened(session.session(), other.token()),
                new Kit.Opened(UUID.randomUUID().toString(), session.token()),
                new Kit.Opened(session.session(), "x"))) {
            kit.anybody("session", wrong.request()).isPlain(404);
            kit.anybody("info", wrong.request()).isPlain(404);
            kit.begin(wrong, rescue).isPlain(404);
        }
        rescue.begun(kit.begin(session, rescue));
        kit.finish(other, rescue.wrongUpdate()).isPlain(401);
        kit.finish(new Kit.Opened(session.session(), "x"), rescue.update()).isPlain(404);
        kit.anybody("session", object("sessionID", session.session())).isPlain(400);
        assertThat(kit.status(new Kit.Opened(session.session(), " " + session.token() + " ")))
                .isEqualTo("READY");
    }

    @Test
    void ofTwoNewPasswordsAtOnceOneCounts() {
        var kit = Kit.of(people, alice, 0);
        var session = kit.opened();
        var rescues = List.of(kit.rescue(session, "one"), kit.rescue(session, "two"));
        rescues.forEach(rescue -> rescue.begun(kit.begin(session, rescue)));
        var answers =
                AtOnce.each(2, i -> kit.finish(session, rescues.get(i).update()).status());
        assertThat(answers).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void askingForManyChallengesKeepsTheNewest() {
        var kit = Kit.of(people, alice, 0);
        var oldest = kit.challenge();
        for (int i = 0; i < 100; i++) {
            kit.anybody("challenge", object("kitID", kit.id())).ok();
        }
        kit.open(oldest, List.of(), null).is(400);
        kit.open(kit.challenge(), List.of(), null).ok();
    }

    /** In Museum the kit of a deleted account goes on to open it. */
    @Test
    void aKitIsDeadWithItsAccount() {
        var kit = Kit.of(people, alice, 0);
        var session = kit.opened();
        var challenge = kit.challenge();
        alice.device().deleteAccount();
        kit.anybody("session", session.request()).isPlain(404);
        kit.anybody("info", session.request()).isPlain(404);
        kit.anybody("challenge", object("kitID", kit.id())).isPlain(404);
        kit.open(challenge, List.of(), null).isPlain(404);
    }
}
