package museum.customdomain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.Refused;
import museum.family.FamilyOf;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
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
        set(bob, IDN.toASCII(domain)).is(409, "CONFLICT");
        set(alice, domain.toUpperCase()).isEmpty();
        ask(people, IDN.toASCII(domain.toLowerCase())).isPlain(200);
    }

    @Test
    void ofManyWhoWantANameAtOnceOneGetsIt(People people) {
        var domain = newName();
        var persons = IntStream.range(0, 6)
                .mapToObj(number -> people.signUp("person" + number))
                .toList();
        var statuses = AtOnce.each(
                persons.size(),
                number -> set(persons.get(number), number % 2 == 0 ? domain : domain.toUpperCase(Locale.ROOT))
                        .status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void albumsOpenUnderTheirOwnersNameInWhateverSpelling(People people) {
        var alice = people.signUp("alice");
        var link = alice.createLink(alice.createAlbum("Summer"));
        var domain = "Größe-" + newName();
        set(alice, domain).isEmpty();
        var inDns = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        assertThat(people.guest().album(link).at("https://" + inDns).open().name())
                .isEqualTo("Summer");
        people.guest().album(link).at("https://" + inDns + ":8443").open();
        var elsewhere = people.guest().album(link).at("https://www." + inDns);
        Refused.answer(elsewhere::open).isError(410, "no active subscription");
        set(alice, "").isEmpty();
        var former = people.guest().album(link).at("https://" + inDns);
        Refused.answer(former::open).isError(410, "no active subscription");
    }

    @Test
    void aFamilySharesTheDomainOfItsAdministrator(People people, RunningMuseum museum) {
        var admin = people.signUp("admin");
        var member = people.signUp("member");
        var link = member.createLink(member.createAlbum("Member's"));
        var domain = newName();
        set(admin, domain).isEmpty();
        set(member, domain).is(409, "CONFLICT");
        var family = FamilyOf.with(museum, admin, member);

        set(member, domain.toUpperCase(Locale.ROOT)).isEmpty();
        assertThat(value(member)).isEqualTo(domain);
        assertThat(member.get("/remote-store/feature-flags").ok().fields().text("customDomain"))
                .isEqualTo(domain);
        people.guest().album(link).at("https://" + domain).open();

        var next = newName();
        set(admin, next).isEmpty();
        assertThat(value(member)).isEqualTo(next);
        people.guest().album(link).at("https://" + next).open();
        var former = people.guest().album(link).at("https://" + domain);
        Refused.answer(former::open).isError(410, "no active subscription");
        ask(people, next).isPlain(200);
        ask(people, domain).is(404, "NOT_FOUND");

        admin.delete("/remote-store/customDomain").isEmpty();
        assertThat(value(member)).isEqualTo("none");

        set(admin, next).isEmpty();
        set(member, next).isEmpty();
        family.by(member).leave().isEmpty();
        var left = people.guest().album(link).at("https://" + next);
        Refused.answer(left::open).isError(410, "no active subscription");
    }

    private static String value(Person person) {
        return person.get("/remote-store", "key", "customDomain", "defaultValue", "none")
                .ok()
                .fields()
                .text("value");
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
