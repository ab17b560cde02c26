package museum.customdomain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.configuration.Configuration;
import museum.configuration.ConfigurationException;
import museum.family.FamilyOf;
import museum.support.MuseumStarter;
import museum.support.RunningMuseum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the operator wants it, a domain is linked by who can write into its DNS only. */
class DomainProofTest {

    private static NameServer names;
    private static RunningMuseum museum;
    private static People people;

    @BeforeAll
    static void start() throws IOException {
        names = new NameServer();
        museum = MuseumStarter.start(
                List.of("apps.custom-domain.proof=true", "apps.custom-domain.dns-server=" + names.address()));
        people = museum.people();
    }

    @AfterAll
    static void stop() {
        museum.close();
        names.close();
    }

    private static Answer link(Person person, String domain) {
        return person.post("/remote-store/update", Map.of("key", "customDomain", "value", domain));
    }

    private static void write(String domain, Person person) throws IOException {
        names.write("_museum." + domain, "museum-user=" + person.id());
    }

    private static boolean isLinked(String domain) {
        return people.get("/custom-domain?domain=" + domain).status() == 200;
    }

    @Test
    void withoutTheRecordTheAnswerSaysWhichOneIsMissing() {
        var alice = people.signUp("alice");
        link(alice, "pictures.alice.example")
                .is(
                        400,
                        "BAD_REQUEST",
                        "to show that pictures.alice.example is yours, add a TXT record for _museum.pictures.alice.example with the text museum-user="
                                + alice.id());
        assertThat(isLinked("pictures.alice.example")).isFalse();
    }

    @Test
    void theRecordOfSomebodyElseProvesNothing() throws IOException {
        var alice = people.signUp("alice");
        var mallory = people.signUp("mallory");
        write("hers.example", alice);
        link(mallory, "hers.example").is(400, "BAD_REQUEST");
        link(alice, "hers.example").isEmpty();
        link(mallory, "hers.example").is(409, "CONFLICT");
        assertThat(isLinked("hers.example")).isTrue();
    }

    @Test
    void whatIsLinkedStaysWithoutTheRecord() throws IOException {
        var alice = people.signUp("alice");
        write("stays.example", alice);
        link(alice, "stays.example").isEmpty();
        names.erase("_museum.stays.example");
        link(alice, "Stays.example").isEmpty();
        assertThat(isLinked("stays.example")).isTrue();
        link(alice, "").isEmpty();
        link(alice, "stays.example").is(400, "BAD_REQUEST");
    }

    @Test
    void namesInUnicodeAreAskedForAsTheyStandInTheDns() throws IOException {
        var alice = people.signUp("alice");
        write("xn--bcher-kva.example.org", alice);
        link(alice, "Bücher.example.org").isEmpty();
        assertThat(isLinked("xn--bcher-kva.example.org")).isTrue();
    }

    @Test
    void aWrongAddressOfTheNameServerIsToldInOneSentence(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("museum.yaml"), """
                apps:
                  custom-domain:
                    proof: true
                    dns-server: nowhere at all
                """);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new DomainProof(Configuration.load(directory, Map.of())))
                .withMessage(
                        "apps.custom-domain.dns-server is \"nowhere at all\" but must be an address or address:port"
                                + " (set in museum.yaml, line 4).");
    }

    @Test
    void familiesProveADomainOnce() throws IOException {
        var admin = people.signUp("admin");
        var member = people.signUp("member");
        FamilyOf.with(museum, admin, member);
        write("family.example", admin);
        link(admin, "family.example").isEmpty();
        link(member, "family.example").isEmpty();
    }
}
