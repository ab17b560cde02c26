package museum.customdomain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain of one's own: who gets it, and what a reverse proxy is told that asks for it. */
@MuseumTest
class CustomDomainTest {

    private static int count;

    private static String newName() {
        return "pics-" + ProcessHandle.current().pid() + "-" + ++count + ".example.org";
    }

    private static Answer set(Person person, String domain) {
        return person.post("/remote-store/update", Map.of("key", "customDomain", "value", domain));
    }

    private static Answer ask(People people, String domain) {
        return people.call("GET", "/custom-domain").query("domain", domain).send();
    }

    @Test
    void aProxyGetsCertificatesForLinkedNamesOnly(People people) {
        var domain = newName();
        ask(people, domain).is(404, "NOT_FOUND", "");
        set(people.signUp("alice"), domain).isEmpty();
        ask(people, domain).isPlain(200);
        ask(people, domain.toUpperCase()).isPlain(200);
        ask(people, "www." + domain).is(404, "NOT_FOUND", "");
        people.get("/custom-domain").is(400, "BAD_REQUEST", "domain is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "203.0.113.7",
                "_1:example.org",
                "https://example.org",
                "example.org.",
                "a b.example.org"
            })
    void whatIsNoNameIsRefusedWithoutWords(String text, People people) {
        assertThat(ask(people, text).is(400).body()).isEmpty();
    }

    @Test
    void aNameHasOneOwnerInWhateverSpelling(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var domain = "Bücher-" + newName();
        set(alice, domain).isEmpty();
        set(bob, domain.toLowerCase()).is(409, "CONFLICT", "custom domain already exists for another user");
        set(bob, java.net.IDN.toASCII(domain)).is(409, "CONFLICT");
        set(alice, domain.toUpperCase()).isEmpty();
        ask(people, java.net.IDN.toASCII(domain.toLowerCase())).isPlain(200);
    }

    @Test
    void anEmptyNameOrDeletionFreesIt(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var domain = newName();
        set(alice, domain).isEmpty();
        set(alice, "").isEmpty();
        set(bob, domain).isEmpty();
        bob.delete("/remote-store/customDomain").isEmpty();
        ask(people, domain).is(404, "NOT_FOUND");
        set(alice, domain).isEmpty();
    }

    @Test
    void appsLearnTheDomainFromTheirFlags(People people) {
        var alice = people.signUp("alice");
        var before = alice.get("/remote-store/feature-flags").ok().json();
        assertThat(before.has("customDomain")).isFalse();
        assertThat(before.path("serverApiFlag").intValue() & 7).isEqualTo(7);
        assertThat(before.path("recoveryKeyVerified").booleanValue()).isFalse();
        var domain = newName();
        set(alice, domain).isEmpty();
        alice.post("/remote-store/update", Map.of("key", "recoveryKeyVerified", "value", "true"))
                .isEmpty();
        var after = alice.get("/remote-store/feature-flags").ok().json();
        assertThat(after.path("customDomain").stringValue()).isEqualTo(domain);
        assertThat(after.path("recoveryKeyVerified").booleanValue()).isTrue();
        assertThat(alice.get("/remote-store?key=customDomain")
                        .ok()
                        .json()
                        .path("value")
                        .stringValue())
                .isEqualTo(domain);
    }

    @Test
    void settingsKeepTheirRules(People people) {
        var alice = people.signUp("alice");
        alice.post("/remote-store/update", Map.of("key", "theme", "value", "x"))
                .is(400, "BAD_REQUEST", "key theme is not allowed");
        alice.post("/remote-store/update", Map.of("key", "mapEnabled", "value", "yes"))
                .is(400, "BAD_REQUEST", "value yes is not allowed");
        alice.post("/remote-store/update", Map.of("key", "internalUser", "value", "true"))
                .is(400, "BAD_REQUEST", "key internalUser is not user editable");
        alice.post("/remote-store/update", Map.of("key", "mapEnabled")).isPlain(400);
        alice.delete("/remote-store/mapEnabled").is(400, "BAD_REQUEST", "key mapEnabled is not removable");
        alice.get("/remote-store?key=mapEnabled").isPlain(404);
        alice.get("/remote-store").isPlain(400);
        people.get("/remote-store/feature-flags").isError(401, "missing token");
    }
}
