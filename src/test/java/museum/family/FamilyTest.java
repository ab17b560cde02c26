package museum.family;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import museum.account.EndOfAccount;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who share one plan: who may bring in whom, who goes, and what each may store. */
@MuseumTest
class FamilyTest {

    private static final long GIB = 1L << 30;

    private final RunningMuseum museum;
    private final People people;
    private final Person alice;
    private final Person bob;
    private final Person carol;

    FamilyTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        alice = people.signUp("alice");
        bob = people.signUp("bob");
        carol = people.signUp("carol");
    }

    private FamilyOf of(Person admin, Person... members) {
        return FamilyOf.with(museum, admin, members);
    }

    private int sql(String statement, Person person) {
        return museum.bean(JdbcClient.class)
                .sql(statement)
                .param("user", person.id())
                .update();
    }

    private void plan(Person person, String product, String expiry) {
        sql(
                "UPDATE subscriptions SET product_id = '%s', expiry_time = %s WHERE user_id = :user"
                        .formatted(product, expiry),
                person);
    }

    // --- founding ---------------------------------------------------------------------------------------------

    @Test
    void aFamilyIsFoundedOnce() {
        var family = new FamilyOf(museum, alice);
        family.members().isPlain(400);
        family.create().isEmpty();
        family.create().isEmpty();
        assertThat(family.shown()).containsExactly("alice: SELF");
        assertThat(family.member(alice).flag("isAdmin")).isTrue();
        assertThat(FamilyOf.isInAFamily(alice)).isTrue();
    }

    @Test
    void whoDoesNotPayFoundsNothing() {
        plan(alice, "free", "1");
        new FamilyOf(museum, alice).create().isPlain(402);
        assertThat(FamilyOf.isInAFamily(alice)).isFalse();
    }

    @Test
    void aMemberFoundsNothing() {
        var family = of(alice, bob);
        family.by(bob).create().isPlain(400);
    }

    /** The family's page has a token of its own, which opens nothing else; the apps' tokens do not open the page. */
    @Test
    void eachTokenHasItsRoutes() {
        var family = of(alice);
        for (var route : List.of(
                "POST /family/create",
                "POST /family/add-member",
                "GET /family/members",
                "DELETE /family/remove-member/" + UUID.randomUUID(),
                "DELETE /family/revoke-invite/" + UUID.randomUUID(),
                "POST /family/modify-storage")) {
            var parts = route.split(" ");
            alice.call(parts[0], parts[1]).send().isError(401, "invalid token");
            alice.call(parts[0], parts[1]).token(null).send().isError(401, "missing token");
        }
        alice.call("DELETE", "/family/leave").token(family.token()).send().isError(401, "invalid token");
        alice.call("GET", "/users/details/v2").token(family.token()).send().isError(401, "invalid token");
        var payment = alice.get("/users/payment-token").ok().fields().text("paymentToken");
        alice.call("GET", "/family/members").token(payment).send().isError(401, "invalid token");
    }

    // --- inviting ---------------------------------------------------------------------------------------------

    @Test
    void whoIsInvitedAcceptsWithTheTokenAlone() {
        var family = of(alice);
        family.invite(bob).isEmpty();
        assertThat(family.shown()).containsExactly("alice: SELF", "bob: INVITED");
        assertThat(FamilyOf.isInAFamily(bob)).isFalse();
        var token = family.invitation(bob);
        assertThat(token).hasSize(44);
        assertThat(family.look(token).ok().fields().text("adminEmail")).isEqualTo(alice.email());

        var accepted = family.accept(token).ok().fields();

        assertThat(accepted.text("adminEmail")).isEqualTo(alice.email());
        assertThat(accepted.number("storage")).isEqualTo(10 * GIB);
        family.accept(token).ok();
        family.look(token).isPlain(400);
        assertThat(family.by(bob).shown()).containsExactly("alice: SELF", "bob: ACCEPTED");
        assertThat(FamilyOf.isInAFamily(bob)).isTrue();
        family.look("nonsense").isPlain(404);
        family.accept("nonsense").isPlain(404);
    }

    @Test
    void acceptingSeveralTimesAtOnceIsAcceptingOnce() {
        var family = of(alice);
        family.invite(bob).isEmpty();
        var token = family.invitation(bob);
        assertThat(AtOnce.each(6, i -> family.accept(token).status())).containsOnly(200);
        var membership = family.membership(bob);
        var page = family.token();
        assertThat(AtOnce.each(
                        6,
                        i -> alice.call("DELETE", "/family/remove-member/" + membership)
                                .token(page)
                                .send()
                                .status()))
                .containsOnly(200);
        assertThat(family.shown()).containsExactly("alice: SELF");
    }

    @Test
    void invitingAgainSendsTheSameInvitation() {
        var family = of(alice);
        family.invite(bob.email(), 5 * GIB).isEmpty();
        var token = family.invitation(bob);
        var membership = family.membership(bob);
        family.invite("  " + bob.email().toUpperCase() + " ", GIB).isEmpty();
        assertThat(family.invitation(bob)).isEqualTo(token);
        family.revoke(membership).isEmpty();
        family.invite(bob).isEmpty();
        assertThat(family.invitation(bob)).isNotEqualTo(token);
        assertThat(family.membership(bob)).isEqualTo(membership);
        assertThat(family.member(bob).number("storageLimit")).isEqualTo(5 * GIB);
        family.accept(token).isPlain(404);
    }

    @Test
    void whoCannotBeInvited() {
        var family = of(alice);
        family.invite("nobody@example.org", null).isPlain(404);
        family.invite(alice).isPlain(406);
        of(bob, carol);
        family.invite(bob).isPlain(406);
        family.invite(carol).isPlain(406);
        var rich = people.signUp("rich");
        plan(rich, "50gb_monthly", "9000000000000000");
        family.invite(rich).isPlain(404);
        plan(rich, "family", "9000000000000000");
        family.invite(rich).isPlain(409);
        plan(rich, "family", "1");
        family.invite(rich).isEmpty();
        assertThat(family.shown()).containsExactly("alice: SELF", "rich: INVITED");
    }

    @Test
    void onlyAnAdministratorInvites() {
        var family = of(alice, bob);
        family.by(bob).invite(carol).isPlain(400);
        family.by(carol).invite(people.signUp("dave")).isPlain(400);
        plan(alice, "free", "1");
        family.invite(carol).isPlain(402);
    }

    @Test
    void sixAtMostAlsoAtOnce() {
        var family = of(alice);
        var guests = new ArrayList<Person>();
        for (int i = 0; i < 8; i++) {
            guests.add(people.signUp("guest"));
        }
        var answers = AtOnce.each(8, i -> family.invite(guests.get(i)).status());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(3);
        family.invite("nobody@example.org", null).isPlain(412);
    }

    @Test
    void aRevokedInvitationIsGoodForNothing() {
        var family = of(alice);
        family.invite(bob).isEmpty();
        var token = family.invitation(bob);
        var membership = family.membership(bob);
        family.by(carol).revoke(membership).isPlain(403);
        family.by(bob).revoke(membership).isPlain(403);
        family.revoke(membership).isEmpty();
        family.revoke(membership).isEmpty();
        family.look(token).isPlain(400);
        family.accept(token).isPlain(401);
        family.revoke(family.membership(alice)).isPlain(400);
        family.revoke(UUID.randomUUID().toString()).isPlain(404);
        family.revoke("nonsense").isPlain(400);
        assertThat(family.shown()).containsExactly("alice: SELF");
    }

    @Test
    void nobodyIsInTwoFamilies() {
        var family = of(alice);
        var other = of(carol);
        family.invite(bob).isEmpty();
        other.invite(bob).isEmpty();
        var answers = AtOnce.each(
                2,
                i -> i == 0
                        ? family.accept(family.invitation(bob)).status()
                        : other.accept(other.invitation(bob)).status());
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(List.of(family.shown().getLast(), other.shown().getLast()))
                .containsExactlyInAnyOrder("bob: ACCEPTED", "bob: INVITED");
    }

    // --- going ------------------------------------------------------------------------------------------------

    @Test
    void onlyTheAdministratorRemovesMembers() {
        var family = of(alice, bob);
        var membership = family.membership(bob);
        family.by(bob).remove(membership).isPlain(403);
        family.by(carol).remove(membership).isPlain(403);
        family.remove(family.membership(alice)).isPlain(400);
        family.remove(UUID.randomUUID().toString()).isPlain(404);
        family.remove("nonsense").isPlain(400);
        family.invite(carol).isEmpty();
        family.remove(family.membership(carol)).isPlain(400);

        family.remove(membership).isEmpty();

        family.remove(membership).isEmpty();
        assertThat(FamilyOf.isInAFamily(bob)).isFalse();
        assertThat(family.shown()).containsExactly("alice: SELF", "carol: INVITED");
        family.accept(family.invitation(bob)).isPlain(401);
        of(bob);
    }

    @Test
    void membersLeaveAndAdministratorsCannot() {
        var family = of(alice, bob);
        family.leave().isPlain(403);
        family.by(carol).leave().isEmpty();
        family.by(bob).leave().isEmpty();
        family.by(bob).leave().isEmpty();
        assertThat(family.shown()).containsExactly("alice: SELF");
        assertThat(FamilyOf.isInAFamily(bob)).isFalse();
        family.invite(bob).isEmpty();
        family.accept(family.invitation(bob)).ok();
        assertThat(FamilyOf.isInAFamily(bob)).isTrue();
    }

    @Test
    void whoLeavesNoLongerUsesTheFamilysDomain() {
        var family = of(alice, bob, carol);
        var domain = "photos-%d.example.org".formatted(alice.id());
        var own = "mine-%d.example.org".formatted(carol.id());
        domain(alice, domain);
        domain(bob, domain);
        domain(carol, own);
        family.by(bob).leave().isEmpty();
        family.remove(family.membership(carol)).isEmpty();
        assertThat(bob.get("/remote-store/feature-flags").ok().fields().textOrNull("customDomain"))
                .isNull();
        assertThat(carol.get("/remote-store/feature-flags").ok().fields().text("customDomain"))
                .isEqualTo(own);
    }

    private static void domain(Person person, String domain) {
        person.post("/remote-store/update", object("key", "customDomain", "value", domain))
                .ok();
    }

    // --- storage ----------------------------------------------------------------------------------------------

    @Test
    void thePlanIsShared() {
        var family = of(alice, bob);
        sql("UPDATE subscriptions SET storage = 1000 WHERE user_id = :user", alice);
        sql("UPDATE usage SET storage_consumed = 1001 + (50 << 20) WHERE user_id = :user", bob);
        alice.get("/files/upload-eligibility").isPlain(426);
        bob.get("/files/upload-eligibility").isPlain(426);
        family.by(bob).leave().isEmpty();
        alice.get("/files/upload-eligibility").isEmpty();
        bob.upload(bob.createAlbum("Summer"), Picture.named("beach.jpg"));
    }

    @Test
    void aMemberMayBeLimited() {
        var family = of(alice, bob);
        var membership = family.membership(bob);
        sql("UPDATE usage SET storage_consumed = 1200 WHERE user_id = :user", bob);
        assertThat(family.member(bob).number("usage")).isEqualTo(1200);
        assertThat(family.member(bob).numberOrNull("storageLimit")).isNull();
        family.by(bob).limit(membership, GIB).isPlain(403);
        family.by(carol).limit(membership, GIB).isPlain(403);
        family.limit(family.membership(alice), GIB).is(400, "BAD_REQUEST", "can not limit admin storage");
        family.limit(UUID.randomUUID().toString(), GIB).isPlain(404);
        family.limit("nonsense", GIB).isPlain(400);
        family.limit(new UUID(0, 0).toString(), GIB).isPlain(400);
        family.limit(membership, 10 * GIB + 1).isPlain(426);
        family.limit(membership, 1199L).is(400, "BAD_REQUEST", "Failed to reduce storage");
        family.limit(membership, -1L).is(400, "BAD_REQUEST", "Failed to reduce storage");
        family.invite(carol).isEmpty();
        family.limit(family.membership(carol), GIB).isPlain(400);

        family.limit(membership.toUpperCase(), 1200L).isEmpty();
        assertThat(family.member(bob).number("storageLimit")).isEqualTo(1200);
        sql("UPDATE usage SET storage_consumed = 1201 + (50 << 20) WHERE user_id = :user", bob);
        bob.get("/files/upload-eligibility").isPlain(426);
        alice.get("/files/upload-eligibility").isEmpty();
        family.limit(membership, null).isEmpty();
        bob.get("/files/upload-eligibility").isEmpty();
    }

    // --- the end ----------------------------------------------------------------------------------------------

    @Test
    void aMembersAccountEnds() {
        var family = of(alice, bob);
        var other = of(people.signUp("dave"));
        other.invite(bob);
        family.invite(carol).isEmpty();
        other.invite(carol).isEmpty();
        carol.device().deleteAccount();
        bob.device().deleteAccount();
        assertThat(family.shown()).containsExactly("alice: SELF");
        assertThat(other.shown()).containsExactly("dave: SELF");
    }

    @Test
    void anAdministratorsAccountEnds() {
        var family = of(alice, bob);
        family.invite(carol).isEmpty();
        var invitation = family.invitation(carol);
        var token = family.token();

        alice.device().deleteAccount();

        assertThat(FamilyOf.isInAFamily(bob)).isFalse();
        family.look(invitation).isPlain(400);
        family.accept(invitation).isPlain(410);
        alice.call("GET", "/family/members").token(token).send().isPlain(410);
        alice.call("POST", "/family/create").token(token).send().isPlain(410);
        of(bob, carol);
        EndOfAccount.of(museum, alice.id());
        assertThat(museum.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM families WHERE :user IN (admin_id, member_id)")
                        .param("user", alice.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        family.accept(invitation).isPlain(404);
    }
}
