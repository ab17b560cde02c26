package museum.billing;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.support.Administrator;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.Test;

/** Plans that an administrator has noted, and the pages on which people would pay for them. */
@MuseumTest
class PaidElsewhereTest {

    private final RunningMuseum museum;
    private final People people;
    private final Person alice;

    PaidElsewhereTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        alice = people.signUp("alice");
    }

    private Answer note(Person person, String transaction, Map<String, ?> more) {
        var plan = new HashMap<String, Object>(Map.of(
                "userID",
                person.id(),
                "storage",
                50L << 30,
                "transactionID",
                transaction,
                "productID",
                "family",
                "expiryTime",
                4_102_444_800_000_000L));
        plan.putAll(more);
        return people.call("PUT", "/admin/user/subscription")
                .header("X-Client-Package", "io.ente.photos")
                .token(Administrator.token(museum))
                .body(plan)
                .send();
    }

    private static Fields subscription(Person person) {
        return person.get("/billing/subscription").ok().fields().object("subscription");
    }

    private static String attributes(Person person) {
        return subscription(person).object("attributes").toString();
    }

    private Answer pay(String method, String path) {
        var token = alice.get("/users/payment-token").ok().fields().text("paymentToken");
        var call = alice.call(method, path).token(token);
        return method.equals("POST") ? call.body(object("productID", "price_1")).send() : call.send();
    }

    @Test
    void attributesAreShownWithoutWhatIsEmpty() {
        var attributes =
                object("customerID", "cus_1", "isCancelled", false, "latestVerificationData", "", "somethingElse", 1);

        note(alice, "a " + alice.id(), Map.of("attributes", attributes)).ok();

        assertThat(attributes(alice)).endsWith(" {\"customerID\":\"cus_1\"}");
        note(alice, "a " + alice.id(), Map.of()).ok();
        assertThat(attributes(alice)).endsWith(" {}");
        note(alice, "a " + alice.id(), Map.of("attributes", "nonsense")).isPlain(400);
    }

    @Test
    void oneTransactionPaysForOneAccount() {
        var bob = people.signUp("bob");
        note(alice, "one " + alice.id(), Map.of()).ok();
        note(bob, "one " + alice.id(), Map.of())
                .is(409, "CONFLICT", "transaction one %d belongs to another account".formatted(alice.id()));
        assertThat(subscription(bob).text("productID")).isEqualTo("free");
        note(alice, "none", Map.of()).ok();
        note(bob, "none", Map.of()).ok();
    }

    @Test
    void nothingIsSoldHere() {
        pay("GET", "/billing/stripe/checkout-session?productID=price_1&redirectURL=https://example.org")
                .isPlain(400);
        pay("POST", "/billing/stripe/update-subscription").isPlain(404);
        alice.get("/billing/stripe/customer-portal?redirectURL=https://example.org")
                .isPlain(400);
        alice.post("/billing/stripe/cancel-subscription", object()).isPlain(400);
        alice.post("/billing/stripe/activate-subscription", object()).isPlain(400);
        assertThat(subscription(alice).text("productID")).isEqualTo("free");
    }

    @Test
    void whoPaysByStripeIsShownWhereAndWhetherItWasCancelled() {
        var country = "/billing/stripe-account-country";
        assertThat(pay("GET", country).ok().fields().text("stripeAccountCountry"))
                .isEqualTo("US");
        var cancelled = object("stripeAccountCountry", "IN", "isCancelled", true);

        note(alice, "sub " + alice.id(), Map.of("paymentProvider", "stripe", "attributes", cancelled))
                .ok();

        assertThat(pay("GET", country).ok().fields().text("stripeAccountCountry"))
                .isEqualTo("IN");
        assertThat(alice.post("/billing/stripe/cancel-subscription", object())
                        .ok()
                        .fields()
                        .object("subscription")
                        .text("productID"))
                .isEqualTo("family");
        alice.post("/billing/stripe/activate-subscription", object())
                .is(400, "BAD_REQUEST", "Stripe is not set up on this server");
    }

    @Test
    void aStoreIsNotBelieved() {
        var test = "eyJ0ZXN0Tm90aWZpY2F0aW9uIjp7InZlcnNpb24iOiIxLjAifX0=";
        var purchase = "eyJzdWJzY3JpcHRpb25Ob3RpZmljYXRpb24iOnsidmVyc2lvbiI6IjEuMCJ9fQ==";
        notify("android", object("message", object("data", test))).ok();
        notify("android", object("message", object("data", purchase)))
                .is(400, "BAD_REQUEST", "the Play Store is not set up on this server");
        notify("android", object("message", object("data", "%%"))).isPlain(400);
        notify("android", object()).is(400);
        notify("ios", object()).is(400, "BAD_REQUEST", "the App Store is not set up on this server");
    }

    private Answer notify(String store, Object body) {
        return people.call("POST", "/billing/notify/" + store).body(body).send();
    }
}
