package museum.billing;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.client.Program;
import museum.database.Time;
import museum.family.FamilyOf;
import museum.support.Administrator;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People recommend the service by a code, and both have more storage for it. */
@MuseumTest
class ReferralTest {

    private static final long GIB = 1L << 30;

    private final RunningMuseum museum;
    private final People people;
    private final Person alice;
    private final Person bob;

    ReferralTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        alice = people.signUp("alice");
        bob = people.signUp("bob");
    }

    private static Fields view(Person person) {
        return person.get("/storage-bonus/referral-view").ok().fields();
    }

    private static String code(Person person) {
        return view(person).text("code");
    }

    private static Fields details(Person person) {
        return person.get("/storage-bonus/details").ok().fields();
    }

    private static Answer claim(Person person, String code) {
        return person.call("POST", "/storage-bonus/referral-claim")
                .query("code", code)
                .send();
    }

    private static Answer choose(Person person, Object code) {
        return person.post("/storage-bonus/change-code", object("code", code));
    }

    /** A code that nobody else chose, in which no digits look like letters. */
    private static String own(Person person, String before) {
        return before
                + Long.toString(person.id() % 1_000_000_000L)
                        .chars()
                        .mapToObj(digit -> "BCDFGHJKLM".substring(digit - '0', digit - '0' + 1))
                        .collect(Collectors.joining());
    }

    private void changePlan(Person person, String product) {
        people.call("PUT", "/admin/user/subscription")
                .header("X-Client-Package", "io.ente.photos")
                .token(Administrator.token(museum))
                .body(object(
                        "userID",
                        person.id(),
                        "storage",
                        10 * GIB,
                        "transactionID",
                        "by hand " + person.id(),
                        "productID",
                        product,
                        "expiryTime",
                        museum.bean(Time.class).now() + 60_000_000))
                .send()
                .ok();
    }

    @Test
    void whoComesByACodeHasTenGigabytesMore() {
        var code = code(alice);
        assertThat(code).matches("[A-NP-Z][A-NP-Z1-9]{5}").isEqualTo(code(alice));
        assertThat(view(bob).flag("enableApplyCode")).isTrue();

        claim(bob, code).isEmpty();

        assertThat(view(bob).flag("enableApplyCode")).isFalse();
        assertThat(view(bob).flag("hasAppliedCode")).isTrue();
        assertThat(view(bob).number("claimedStorage")).isEqualTo(10 * GIB);
        assertThat(details(bob).objects("bonuses")).singleElement().satisfies(bonus -> {
            assertThat(bonus.text("type")).isEqualTo("SIGN_UP");
            assertThat(bonus.number("storage")).isEqualTo(10 * GIB);
            assertThat(bonus.number("validTill")).isZero();
        });
        assertThat(bob.get("/users/details/v2").ok().fields().number("storageBonus"))
                .isEqualTo(10 * GIB);
        assertThat(details(alice).number("refCount")).isEqualTo(1);
        assertThat(details(alice).number("refUpgradeCount")).isZero();
        assertThat(view(alice).number("claimedStorage")).isZero();
        claim(bob, code).is(409, "CODE_ALREADY_APPLIED");
        claim(bob, code(people.signUp("carol"))).is(409, "CODE_ALREADY_APPLIED");
    }

    @Test
    void whatIsNoCodeIsRefused() {
        bob.post("/storage-bonus/referral-claim", object("code", code(alice))).isPlain(400);
        claim(bob, "").isPlain(400);
        claim(bob, "A0A0A0").is(404, "INVALID_CODE");
        claim(bob, code(alice).toLowerCase()).is(404, "INVALID_CODE");
        claim(bob, code(bob)).isPlain(400);
        var carol = people.signUp("carol");
        var codeOfNobody = code(carol);
        carol.device().deleteAccount();
        claim(bob, codeOfNobody).is(404, "INVALID_CODE");
        assertThat(details(bob).objects("bonuses")).isEmpty();
    }

    @Test
    void oneClaimOfManyAtOnceCounts() {
        var code = code(alice);
        var answers = AtOnce.each(8, i -> claim(bob, code).status());
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(view(bob).number("claimedStorage")).isEqualTo(10 * GIB);
    }

    @Test
    void whoBringsSomebodyWhoPaysIsRewardedOnce() {
        claim(bob, code(alice)).isEmpty();
        museum.bean(Referrals.class).reward();
        assertThat(view(alice).number("claimedStorage")).isZero();

        changePlan(bob, "family");
        museum.bean(Referrals.class).reward();
        museum.bean(Referrals.class).reward();

        assertThat(view(alice).number("claimedStorage")).isEqualTo(10 * GIB);
        assertThat(details(alice).objects("referralStats")).singleElement().satisfies(stat -> {
            assertThat(stat.text("planType")).isEqualTo("10_GB_ON_UPGRADE");
            assertThat(stat.number("totalCount")).isEqualTo(1);
            assertThat(stat.number("upgradedCount")).isEqualTo(1);
        });
    }

    @Test
    void bonusesThatWereTakenBackAreShownButDoNotCount() {
        claim(bob, code(alice)).isEmpty();
        museum.bean(JdbcClient.class)
                .sql("UPDATE storage_bonus SET is_revoked = true, revoke_reason = 'FRAUD' WHERE user_id = :user")
                .param("user", bob.id())
                .update();

        assertThat(view(bob).number("claimedStorage")).isZero();
        assertThat(details(bob).objects("bonuses"))
                .singleElement()
                .satisfies(bonus -> assertThat(bonus.flag("isRevoked")).isTrue());
        assertThat(bob.get("/users/details/v2").ok().fields().number("storageBonus"))
                .isZero();
    }

    @Test
    void peopleChooseTheirCodeThreeTimes() {
        var first = code(alice);
        var second = own(alice, "ab");
        choose(alice, second).ok();

        assertThat(code(alice)).isEqualTo(second.toUpperCase());
        assertThat(view(alice).number("codeChangeAttempts")).isEqualTo(1);
        assertThat(view(alice).number("remainingCodeChangeAttempts")).isEqualTo(2);
        choose(alice, second).is(400, "CODE_ALREADY_EXISTS");
        choose(alice, first).is(400, "CODE_ALREADY_EXISTS");
        choose(bob, first).is(400, "CODE_ALREADY_EXISTS");
        choose(alice, own(alice, "GRÜN")).ok();
        choose(alice, own(alice, "D")).ok();
        choose(alice, own(alice, "F")).is(429, "REFERRAL_CHANGE_LIMIT_REACHED");
        assertThat(code(alice)).isEqualTo(own(alice, "D"));
        claim(bob, first).isEmpty();
    }

    @Test
    void manyChoicesAtOnceAreThreeAtMost() {
        code(alice);
        var answers = AtOnce.each(
                6, i -> choose(alice, own(alice, "PQRSTV".substring(i, i + 1))).status());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(3);
        assertThat(view(alice).number("codeChangeAttempts")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ABC                   | code length should be between 4 and 8
            ABCDEFGHIJKLMNPQRSTUV | code length should be between 4 and 8
            ABC-DEF               | code is not alphanumeric
            ABC DEF               | code is not alphanumeric
            FUCK22                | Referral code contains offensive language and cannot be used
            SH1T77                | Referral code contains offensive language and cannot be used
            b1tch1                | Referral code contains offensive language and cannot be used
            FÜCK99                | Referral code contains offensive language and cannot be used
            2ASS4                 | Referral code contains offensive language and cannot be used
            SEX123                | Referral code contains offensive language and cannot be used
            NAZI88                | Referral code contains offensive language and cannot be used
            """)
    void codesThatNobodyMayHave(String code, String reason) {
        choose(alice, code).is(400, "BAD_REQUEST", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASSASSIN",
                "SCUNTHORPE",
                "CLASSIC9",
                "DAMN12",
                "HELL12",
                "TEL455",
                "HASSAN22",
                "HITCHCOCK",
                "DICKENS1",
                "STRASSE7",
                "MANUSCRIPT"
            })
    void wordsThatOnlyLookBad(String code) {
        choose(alice, code).ok();
    }

    @Test
    void whatIsWrongWithAChoiceIsTold() {
        var path = "/storage-bonus/change-code";
        alice.call("POST", path).send().is(400, "BAD_REQUEST", "EOF");
        var missing =
                "Key: 'UpdateReferralCodeRequest.Code' Error:Field validation for 'Code' failed on the 'required' tag";
        alice.post(path, object()).is(400, "BAD_REQUEST", missing);
        choose(alice, "").is(400, "BAD_REQUEST", missing);
        choose(alice, 12345)
                .is(
                        400,
                        "BAD_REQUEST",
                        "json: cannot unmarshal number into Go struct field UpdateReferralCodeRequest.code of type string");
        alice.call("POST", path).body("{").send().is(400, "BAD_REQUEST");
    }

    @Test
    void aFamilySharesItsAdministratorsCode() {
        var bobsOwn = code(bob);
        var family = FamilyOf.with(museum, alice, bob);
        assertThat(code(bob)).isEqualTo(code(alice));
        assertThat(view(bob).flag("isFamilyMember")).isTrue();
        assertThat(view(bob).flag("enableApplyCode")).isFalse();
        assertThat(view(alice).flag("isFamilyMember")).isFalse();
        var carol = people.signUp("carol");
        claim(bob, code(carol)).is(400, "ACCOUNT_NOT_ELIGIBLE");
        claim(bob, "A0A0A0").is(404, "INVALID_CODE");
        choose(bob, own(bob, "N")).ok();
        assertThat(code(bob)).isEqualTo(code(alice));
        claim(carol, bobsOwn).isEmpty();
        claim(alice, code(carol)).isEmpty();

        assertThat(details(bob).flag("hasAppliedCode")).isTrue();
        assertThat(view(bob).number("claimedStorage")).isEqualTo(10 * GIB);
        family.by(bob).leave().isEmpty();

        assertThat(details(bob).objects("bonuses")).isEmpty();
        assertThat(details(bob).number("refCount")).isEqualTo(1);
        assertThat(code(bob)).isEqualTo(own(bob, "N"));
    }

    @Test
    void administratorsGiveAnyCodeThatIsFree() {
        setCode(alice.id(), own(alice, "K")).ok();
        assertThat(code(alice)).isEqualTo(own(alice, "K"));
        for (var letter : new String[] {"L", "M", "P", "Q"}) {
            setCode(alice.id(), own(alice, letter)).ok();
        }
        assertThat(view(alice).number("codeChangeAttempts")).isEqualTo(4);
        assertThat(view(alice).number("remainingCodeChangeAttempts")).isZero();
        setCode(bob.id(), own(alice, "K")).is(400, "CODE_ALREADY_EXISTS");
        setCode(bob.id(), "A-B-C").is(400, "BAD_REQUEST", "code is not alphanumeric");
        setCode(7, own(alice, "S")).isPlain(404);
        setCode(0, own(alice, "S")).isPlain(400);
    }

    private Answer setCode(long userId, String code) {
        return people.call("POST", "/admin/user/update-referral")
                .header("X-Client-Package", "io.ente.photos")
                .token(Administrator.token(museum))
                .body(object("userID", userId, "code", code))
                .send();
    }

    @Test
    void everyAppMayAsk() {
        for (var program : new Program[] {Program.AUTH_WEB, Program.LOCKER_WEB}) {
            alice.logIn(program).get("/storage-bonus/referral-view").ok();
        }
    }
}
