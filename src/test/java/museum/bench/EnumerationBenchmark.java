package museum.bench;

import static museum.client.Json.object;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import museum.account.Password;
import museum.account.Visitor;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.database.Ids;

/**
 * Whether time tells that an address or a user id has an account, where answers do not, or that a link has existed: 2,000 samples of each, in turn. Of two samples, one of each, the known one
 * is the slower in half of all cases, if nothing is told; by chance this figure is between 0.48 and 0.52 in 97 of 100 runs.
 *
 * <p>Argument: the server's address. It needs {@code internal.hardcoded-ott.local-domain-suffix=@example.org}, {@code …-value=123456} and {@code
 * internal.most-codes=1000000}.
 */
public final class EnumerationBenchmark {

    private static final int SAMPLES = 2_000;
    private static final int TOLD = 110;

    private final People people;
    private final Ids ids = new Ids();
    private final List<Password> known = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();

    private EnumerationBenchmark(People people) {
        this.people = people;
    }

    public static void main(String[] arguments) {
        var benchmark = new EnumerationBenchmark(People.of(URI.create(arguments[0])));
        benchmark.signUp();
        benchmark.useUpDisclosures();
        benchmark.attributes();
        benchmark.codes();
        benchmark.sessions();
        benchmark.links();
    }

    /** So many that none of them meets its own limits. */
    private void signUp() {
        for (int i = 0; i < SAMPLES / 8; i++) {
            var person = people.signUp("known");
            var password = Password.fresh();
            password.update(person, password.begin(person), 268435456, 16).ok();
            persons.add(person);
            known.add(password);
        }
    }

    private void useUpDisclosures() {
        for (int i = 0; i < TOLD; i++) {
            Visitor.get(people, "/users/srp/attributes", "email", stranger());
            Visitor.post(people, "/users/ott", object("email", stranger(), "purpose", "login"));
        }
    }

    private void attributes() {
        compare(
                "GET /users/srp/attributes",
                i -> Visitor.get(
                                people,
                                "/users/srp/attributes",
                                "email",
                                person(i).email())
                        .ok(),
                i -> Visitor.get(people, "/users/srp/attributes", "email", stranger())
                        .ok());
    }

    private void codes() {
        compare(
                "POST /users/ott to log in",
                i -> Visitor.post(
                        people, "/users/ott", object("email", person(i).email(), "purpose", "login")),
                i -> Visitor.post(people, "/users/ott", object("email", stranger(), "purpose", "login")));
        compare(
                "POST /users/ott without purpose",
                i -> Visitor.post(
                        people, "/users/ott", object("email", person(i).email())),
                i -> Visitor.post(people, "/users/ott", object("email", stranger())));
    }

    /** Known sessions are proven in the end, or they would soon be too many. */
    private void sessions() {
        var begun = new ArrayList<String>();
        var begunByNobody = new ArrayList<String>();
        var ids = new ArrayList<String>();
        compare(
                "POST /users/srp/create-session",
                i -> session(known.get(i % known.size()).srpUserId(), begun),
                i -> {
                    ids.add(UUID.randomUUID().toString());
                    return session(ids.getLast(), begunByNobody);
                });
        compare(
                "POST /users/srp/verify-session",
                i -> wrongProof(begun.get(i), known.get(i % known.size()).srpUserId()),
                i -> wrongProof(begunByNobody.get(i), ids.get(i)));
    }

    private Answer session(String srpUserId, List<String> begun) {
        var a = Sodium.random(512);
        a[0] = 1;
        var answer = Visitor.post(
                        people, "/users/srp/create-session", object("srpUserID", srpUserId, "srpA", Base64Text.of(a)))
                .ok();
        begun.add(answer.fields().text("sessionID"));
        return answer;
    }

    private Answer wrongProof(String session, String srpUserId) {
        var proof = Base64Text.of(Sodium.random(32));
        return Visitor.post(
                people,
                "/users/srp/verify-session",
                object("sessionID", session, "srpUserID", srpUserId, "srpM1", proof));
    }

    /** Links that were removed, and tokens that never were any; their statuses do differ. From everywhere, as each address may be wrong only so often. */
    private void links() {
        var removed = persons.stream()
                .limit(50)
                .map(EnumerationBenchmark::removedLink)
                .toList();
        compare(
                "GET /public-collection/info",
                i -> visit(removed.get(i % removed.size()), i),
                i -> visit(ids.accessToken(), i));
    }

    private static String removedLink(Person person) {
        var album = person.createAlbum("Summer");
        var link = person.createLink(album);
        person.removeLink(album);
        return link.replaceAll("#.*", "").replaceAll(".*[/=]", "");
    }

    private Answer visit(String token, int number) {
        return people.call("GET", "/public-collection/info")
                .header("X-Auth-Access-Token", token)
                .header("X-Forwarded-For", "10.2.%d.%d".formatted(number / 250, number % 250))
                .send();
    }

    private Person person(int i) {
        return persons.get(i % persons.size());
    }

    private static String stranger() {
        return UUID.randomUUID() + People.DOMAIN;
    }

    // --- comparing --------------------------------------------------------------------------------------------

    private interface Sample {
        Answer take(int number);
    }

    private static void compare(String what, Sample known, Sample unknown) {
        var ofKnown = new ArrayList<Long>();
        var ofUnknown = new ArrayList<Long>();
        var same = true;
        for (int i = 0; i < SAMPLES; i++) {
            int number = i;
            Answer one;
            Answer other;
            if (i % 2 == 0) {
                one = timed(ofKnown, () -> known.take(number));
                other = timed(ofUnknown, () -> unknown.take(number));
            } else {
                other = timed(ofUnknown, () -> unknown.take(number));
                one = timed(ofKnown, () -> known.take(number));
            }
            same &= one.status() == other.status();
        }
        ofKnown.sort(null);
        ofUnknown.sort(null);
        System.out.printf(
                "%-34s known %.2f ms, unknown %.2f ms (medians); the known one is slower in %.3f; status %s%n",
                what,
                ofKnown.get(SAMPLES / 2) / 1e6,
                ofUnknown.get(SAMPLES / 2) / 1e6,
                slower(ofKnown, ofUnknown),
                same ? "always the same" : "DIFFERS");
    }

    private static Answer timed(List<Long> times, Supplier<Answer> request) {
        var start = System.nanoTime();
        var answer = request.get();
        times.add(System.nanoTime() - start);
        return answer;
    }

    /** The probability that one of the first is greater than one of the second; both are sorted. */
    private static double slower(List<Long> first, List<Long> second) {
        long count = 0;
        int below = 0;
        for (var time : first) {
            while (below < second.size() && second.get(below) < time) {
                below++;
            }
            count += below;
        }
        return count / ((double) first.size() * second.size());
    }
}
