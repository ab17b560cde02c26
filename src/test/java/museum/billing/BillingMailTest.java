package museum.billing;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import museum.client.Answer;
import museum.client.Person;
import museum.database.Time;
import museum.family.FamilyOf;
import museum.support.Administrator;
import museum.support.MailServer;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people read in their mail who claim coupons, have brought somebody who pays, or have no room left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingMailTest {

    private static final long GIB = 1L << 30;

    private final MailServer mail = new MailServer();
    private final RunningMuseum museum = MuseumStarter.start(mail.settings());
    private final JdbcClient jdbc = museum.bean(JdbcClient.class);
    private final String administrator = administrator();
    private int visitors;

    private Person alice;
    private Person bob;

    @AfterAll
    void stop() {
        museum.close();
        mail.close();
    }

    @BeforeEach
    void meet() throws FolderException {
        alice = museum.people().signUp("alice");
        bob = museum.people().signUp("bob");
        jdbc.sql("DELETE FROM discount_coupons").update();
        mail.forget();
    }

    /** A server's first person. */
    private String administrator() {
        museum.people().signUp("operator");
        return Administrator.token(museum);
    }

    private Answer asAdministrator(String method, String path, Object body) {
        return museum.people()
                .call(method, path)
                .header("X-Client-Package", "io.ente.photos")
                .token(administrator)
                .body(body)
                .send();
    }

    private Answer stock(String provider, List<String> codes) {
        return asAdministrator("POST", "/admin/discount/add-coupons", object("providerName", provider, "codes", codes));
    }

    private Answer claim(String provider, String email) {
        return museum.people()
                .call("POST", "/discount/claim")
                .header("X-Forwarded-For", "10.7.0." + visitors++)
                .body(object("providerName", provider, "email", email))
                .send();
    }

    private void changePlan(Person person, String product, long storage, long expiryTime) {
        asAdministrator(
                        "PUT",
                        "/admin/user/subscription",
                        object(
                                "userID", person.id(),
                                "storage", storage,
                                "transactionID", "by hand " + person.id(),
                                "productID", product,
                                "expiryTime", expiryTime))
                .ok();
    }

    private String readCoupon(Person reader) throws MessagingException, IOException, FolderException {
        return mail.next(reader, "Ente Friends - Kagi trial code");
    }

    @Test
    void everybodyGetsOneCouponAndMayHaveItMailedAgain() throws MessagingException, IOException, FolderException {
        stock("Kagi", List.of(" older", "older", " ")).ok();
        stock("Kagi", List.of("newer", "older")).ok();
        stock("Tuta", List.of("first")).ok();

        var answer =
                claim("Kagi", " " + alice.email().toUpperCase()).ok().fields().text("message");

        assertThat(answer).isEqualTo("If you are paid subscriber, you should shortly get an email.");
        assertThat(readCoupon(alice)).contains("    older");
        claim("Kagi", alice.email()).ok();
        assertThat(readCoupon(alice)).contains("    older");
        claim("Kagi", bob.email()).ok();
        assertThat(readCoupon(bob)).contains("    newer");
        claim("Tuta", bob.email()).ok();
        assertThat(mail.next(bob, "Ente Friends - Tuta discount code")).contains("    first");
    }

    @Test
    void oneCouponIsMailedTenTimes() throws MessagingException, IOException, FolderException {
        stock("Kagi", List.of("first")).ok();
        for (int i = 0; i < 10; i++) {
            claim("Kagi", alice.email()).ok();
            readCoupon(alice);
        }
        claim("Kagi", alice.email()).ok();
        stock("Kagi", List.of("second")).ok();
        claim("Kagi", bob.email()).ok();
        assertThat(readCoupon(bob)).contains("    second");
    }

    @Test
    void whoDoesNotPayHimselfGetsNone() throws MessagingException, IOException, FolderException {
        var carol = museum.people().signUp("carol");
        FamilyOf.with(museum, alice, carol);
        changePlan(bob, "free", GIB, 1);
        stock("Kagi", List.of("first")).ok();
        mail.forget(2);

        for (var email : List.of("nobody@example.org", "x", carol.email(), bob.email(), alice.email())) {
            claim("Kagi", email).ok();
        }

        assertThat(readCoupon(alice)).contains("    first");
    }

    @Test
    void whatIsNoClaimAndNoStockIsRefused() {
        claim("Nobody", alice.email()).is(400, "BAD_REQUEST", "Invalid provider name");
        stock("kagi", List.of("first")).is(400, "BAD_REQUEST", "Invalid provider name");
        stock("Kagi", List.of()).is(400, "BAD_REQUEST", "No coupon codes provided");
        stock("Kagi", List.of(" ")).ok();
        for (var path : List.of("/discount/claim", "/admin/discount/add-coupons")) {
            asAdministrator("POST", path, object("providerName", "Kagi")).isPlain(400);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM discount_coupons")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHasBroughtSomebodyWhoPaysIsTold() throws MessagingException, IOException, FolderException {
        var code = alice.get("/storage-bonus/referral-view").ok().fields().text("code");
        bob.call("POST", "/storage-bonus/referral-claim")
                .query("code", code)
                .send()
                .isEmpty();
        changePlan(bob, "family", 10 * GIB, museum.bean(Time.class).now() + 60_000_000);

        museum.bean(Referrals.class).reward();
        museum.bean(Referrals.class).reward();

        mail.next(alice, "You've earned 10 GB on Ente! 🎁");
    }

    @Test
    void whoHasNoRoomLeftIsToldOnce() throws MessagingException, IOException, FolderException {
        var carol = museum.people().signUp("carol");
        FamilyOf.with(museum, carol);
        stores(alice, 20 * GIB + 1);
        reward(alice, 30 * GIB);
        stores(bob, 20 * GIB);
        reward(bob, 30 * GIB);
        stores(carol, 90 * GIB);

        museum.bean(WarnFullAccounts.class).run(() -> true);
        museum.bean(WarnFullAccounts.class).run(() -> true);

        mail.next(alice, "[Alert] You have exceeded your storage limit");
    }

    private void stores(Person person, long bytes) {
        jdbc.sql("UPDATE usage SET storage_consumed = :bytes WHERE user_id = :user")
                .param("bytes", bytes)
                .param("user", person.id())
                .update();
    }

    private void reward(Person person, long bytes) {
        jdbc.sql(
                        "INSERT INTO storage_bonus (bonus_id, type, user_id, storage) VALUES ('r' || :user, 'REFERRAL', :user, :bytes)")
                .param("bytes", bytes)
                .param("user", person.id())
                .update();
    }
}
