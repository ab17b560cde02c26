package museum.billing;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import museum.client.Call;
import museum.client.Person;
import museum.client.Picture;
import museum.database.Time;
import museum.support.Administrator;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when plans and add-ons go on, and what they are good for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntitlementTest {

    private static final long GIB = 1L << 30;
    private static final Duration YEAR = Duration.ofDays(365);

    private final RunningMuseum museum = MuseumStarter.start(List.of());
    private final JdbcClient jdbc = museum.bean(JdbcClient.class);
    private final Person operator = museum.people().signUp("operator");
    private final String administrator = Administrator.token(museum);
    private Person alice;

    @AfterAll
    void stop() {
        museum.close();
    }

    @BeforeEach
    void meet() {
        alice = museum.people().signUp("alice");
    }

    private Call asAdministrator(String method, String path) {
        return operator.call(method, path).token(administrator);
    }

    private long fromNow(Duration time) {
        return museum.bean(Time.class).now() + time.toNanos() / 1000;
    }

    private void plan(String product, String provider, long storage, long expiry) {
        asAdministrator("PUT", "/admin/user/subscription")
                .body(object(
                        "userID", alice.id(),
                        "storage", storage,
                        "transactionID", "by hand " + alice.id(),
                        "productID", product,
                        "paymentProvider", provider,
                        "expiryTime", expiry))
                .send()
                .ok();
    }

    private void addOn(String action, int gigabytes) {
        asAdministrator("POST", "/admin/user/bonus")
                .body(object(
                        "bonusType",
                        "ADD_ON_SUPPORT",
                        "action",
                        action,
                        "userID",
                        alice.id(),
                        "year",
                        1,
                        "storageInGB",
                        gigabytes))
                .send()
                .ok();
    }

    private void bonus(String type, long validTill) {
        jdbc.sql(
                        "INSERT INTO storage_bonus (bonus_id, type, user_id, storage, valid_till) VALUES (:type || :user, :type, :user, 1, :till)")
                .param("type", type)
                .param("user", alice.id())
                .param("till", validTill)
                .update();
    }

    private int uploading() {
        return alice.get("/files/upload-eligibility").status();
    }

    private long storageBonus() {
        return alice.get("/users/details/v2").ok().fields().number("storageBonus");
    }

    /** Providers try for some days to collect the money. */
    @ParameterizedTest
    @CsvSource({
        "'', -60, 200", "'', 60, 402",
        "stripe, 335, 200", "stripe, 337, 402",
        "appstore, 119, 200", "appstore, 121, 402",
        "playstore, 119, 200", "playstore, 121, 402",
        "paypal, 119, 200", "paypal, 121, 402",
        "bitpay, -1, 200", "bitpay, 1, 402"
    })
    void aPlanGoesOnForTheGraceOfItsProvider(String provider, int hoursSinceExpiry, int status) {
        plan("family", provider, GIB, fromNow(Duration.ofHours(-hoursSinceExpiry)));
        assertThat(uploading()).isEqualTo(status);
    }

    @Test
    void anAddOnCarriesAnExpiredPlanOn() {
        plan("free", "", 10 * GIB, 1);
        bonus("REFERRAL", 0);
        assertThat(uploading()).isEqualTo(402);
        addOn("ADD", 5);
        assertThat(uploading()).isEqualTo(200);
        assertThat(storageBonus()).isEqualTo(5 * GIB + 1);
        assertThat(alice.get("/storage-bonus/details").ok().fields().objects("bonuses").stream()
                        .mapToLong(bonus -> bonus.number("validTill"))
                        .max()
                        .orElseThrow())
                .isBetween(fromNow(YEAR.minusDays(1)), fromNow(YEAR.plusDays(2)));

        jdbc.sql("UPDATE storage_bonus SET valid_till = 1 WHERE user_id = :user AND type <> 'REFERRAL'")
                .param("user", alice.id())
                .update();
        assertThat(uploading()).isEqualTo(402);
        assertThat(storageBonus()).isZero();
        addOn("REMOVE", 0);
    }

    /** An operator's way to say that there is no limit. */
    @Test
    void theLargestNumbersAreForEverAndWithoutLimit() {
        plan("free", "stripe", Long.MAX_VALUE, Long.MAX_VALUE);
        bonus("SIGN_UP", 0);
        addOn("ADD", 5);
        assertThat(storageBonus()).isEqualTo(5 * GIB + 1);
        assertThat(uploading()).isEqualTo(200);
        alice.upload(alice.createAlbum("Summer"), Picture.named("beach.jpg"));
    }

    /** Only Ente's own server has a user 1; everywhere else everybody who has a plan counts as paying. */
    @Test
    void whereThereIsAFirstUserOnlyThosePayWhoDo() {
        jdbc.sql("INSERT INTO users (user_id, creation_time) OVERRIDING SYSTEM VALUE VALUES (1, 1)")
                .update();
        try {
            assertThat(isPaid()).isFalse();
            bonus("SIGN_UP", 0);
            assertThat(isPaid()).isFalse();
            bonus("ADD_ON_BF_2023", 1);
            assertThat(isPaid()).isTrue();
            jdbc.sql("DELETE FROM storage_bonus WHERE user_id = :user")
                    .param("user", alice.id())
                    .update();
            assertThat(isPaid()).isFalse();
            jdbc.sql("UPDATE subscriptions SET product_id = 'family' WHERE user_id = :user")
                    .param("user", alice.id())
                    .update();
            assertThat(isPaid()).isTrue();
        } finally {
            jdbc.sql("DELETE FROM users WHERE user_id = 1").update();
        }
        plan("free", "", GIB, fromNow(YEAR));
        assertThat(isPaid()).isTrue();
    }

    private boolean isPaid() {
        return alice.get("/users/locker-usage").ok().fields().flag("isPaid");
    }

    /** Whether somebody is told to end the plan at the shop where it was bought. */
    @ParameterizedTest
    @CsvSource({"free, '', true", "free, stripe, true", "family, '', false", "family, appstore, false"})
    void aPlanThatIsPaidForIsNotEndedWithTheAccount(String product, String provider, boolean ended) {
        plan(product, provider, GIB, fromNow(YEAR));
        var deleted = asAdministrator("DELETE", "/admin/user/delete")
                .query("email", alice.email())
                .send()
                .ok();
        assertThat(deleted.fields().flag("isSubscriptionCancelled")).isEqualTo(ended);
    }
}
