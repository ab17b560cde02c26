package museum.bench;

import static museum.client.Json.object;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import museum.account.Password;
import museum.account.Visitor;
import museum.client.Answer;
import museum.client.People;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;

/**
 * What a log-in by password costs the server (create-session and verify-session, no more than 6 ms of its processor time), and how long {@code /ping} takes while
 * 32 people log in without a pause (99 of 100 in no more than 50 ms).
 *
 * <p>Arguments: the server's address and its process id. The server needs {@code internal.hardcoded-ott.local-domain-suffix=@example.org} and {@code
 * …-value=123456}. Those who log in at once have made-up user ids: the server computes as much for them, and this program nothing.
 */
public final class LogInBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int LOG_INS = 100;
    private static final int BATCHES = 9;
    private static final int AT_ONCE = 32;
    private static final Duration CROWDED = Duration.ofSeconds(15);

    private final People people;
    private final ProcessHandle server;

    private LogInBenchmark(People people, ProcessHandle server) {
        this.people = people;
        this.server = server;
    }

    public static void main(String[] arguments) {
        var people = People.of(URI.create(arguments[0]));
        var server = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        var benchmark = new LogInBenchmark(people, server);
        benchmark.warmUp();
        benchmark.crowd();
        benchmark.cost();
    }

    /** Until the server's code is compiled: that costs, too, but once. */
    private void warmUp() {
        whileManyLogIn(() -> pings(WARM_UP));
        var password = runner();
        for (int i = 0; i < 3 * LOG_INS; i++) {
            logIn(password);
        }
    }

    private Password runner() {
        var person = people.signUp("runner");
        var password = Password.fresh();
        password.update(person, password.begin(person), 268435456, 16).ok();
        return password;
    }

    private void cost() {
        var password = runner();
        var batches = new ArrayList<Double>();
        for (int batch = 0; batch < BATCHES; batch++) {
            var before = processorTime();
            for (int i = 0; i < LOG_INS; i++) {
                logIn(password);
            }
            batches.add((processorTime() - before) / 1e6 / LOG_INS);
        }
        batches.sort(null);
        print(
                "a log-in costs %.2f ms of the server's processor time, %.2f when nothing else disturbs it (bar: 6 ms)",
                batches.get(BATCHES / 2), batches.getFirst());
    }

    private void logIn(Password password) {
        var client = password.client();
        var session = password.session(
                client, Visitor.post(people, "/users/srp/create-session", password.createSession(client)));
        Visitor.post(people, "/users/srp/verify-session", session.proof()).ok();
    }

    private void crowd() {
        print("/ping by itself: %s", pings(Duration.ofSeconds(3)));
        whileManyLogIn(
                () -> print("/ping while %d log in: %s (bar: 50 ms at the 99th percentile)", AT_ONCE, pings(CROWDED)));
    }

    private void whileManyLogIn(Runnable deed) {
        var going = new AtomicBoolean(true);
        var crowd = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (going.get()) {
                        logInAsNobody();
                    }
                }))
                .toList();
        deed.run();
        going.set(false);
        crowd.forEach(LogInBenchmark::join);
    }

    private void logInAsNobody() {
        var id = UUID.randomUUID().toString();
        var a = Sodium.random(512);
        a[0] = 1;
        var session = Visitor.post(
                        people, "/users/srp/create-session", object("srpUserID", id, "srpA", Base64Text.of(a)))
                .ok()
                .fields()
                .text("sessionID");
        Visitor.post(
                        people,
                        "/users/srp/verify-session",
                        object("sessionID", session, "srpUserID", id, "srpM1", Base64Text.of(Sodium.random(32))))
                .isPlain(401);
    }

    private String pings(Duration time) {
        var taken = new ArrayList<Long>();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var start = System.nanoTime();
            Answer answer = people.get("/ping");
            taken.add(System.nanoTime() - start);
            answer.is(200);
        }
        taken.sort(null);
        return "%d answers, median %.1f ms, 99th percentile %.1f ms, slowest %.1f ms"
                .formatted(taken.size(), percentile(taken, 0.5), percentile(taken, 0.99), taken.getLast() / 1e6);
    }

    private static double percentile(List<Long> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
    }

    private long processorTime() {
        return server.info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(String line, Object... values) {
        System.out.println(line.formatted(values));
    }
}
