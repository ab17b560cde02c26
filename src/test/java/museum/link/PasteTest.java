package museum.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import museum.client.Answer;
import museum.client.People;
import museum.client.Refused;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** A text that exactly one reader gets. */
@MuseumTest
class PasteTest {

    static final Map<String, Object> PASTE = Map.of(
            "encryptedData", "Y2lwaGVy",
            "decryptionHeader", "aGVhZGVy",
            "encryptedPasteKey", "a2V5",
            "encryptedPasteKeyNonce", "bm9uY2U=",
            "kdfNonce", "AAECAwQFBgcICQoLDA0ODw==",
            "kdfMemLimit", 64 << 20,
            "kdfOpsLimit", 2);

    private static String paste(People people) {
        return people.call("POST", "/paste/create")
                .body(PASTE)
                .send()
                .ok()
                .json()
                .path("accessToken")
                .stringValue();
    }

    private static Answer guard(People people, String token) {
        return people.call("POST", "/paste/guard")
                .body(Map.of("accessToken", token))
                .send();
    }

    static String cookie(Answer guard) {
        return String.valueOf(guard.header("Set-Cookie")).replaceAll(";.*", "");
    }

    private static Answer consume(People people, String token, String cookie) {
        return people.call("POST", "/paste/consume")
                .header("X-Paste-Consume", "1")
                .header("Cookie", cookie)
                .body(Map.of("accessToken", token))
                .send();
    }

    @Test
    void aPasteIsReadOnce(People people) {
        var token = paste(people);
        assertThat(token).matches("[2-9A-Z]{10}");
        var guard = guard(people, token);
        assertThat(guard.ok().header("Set-Cookie")).contains("; HttpOnly", "; SameSite=Strict", "; Max-Age=120");
        var read = consume(people, token, cookie(guard)).ok();
        assertThat(read.json().path("encryptedData").stringValue()).isEqualTo("Y2lwaGVy");
        consume(people, token, cookie(guard)).is(410, "NOT_FOUND", "Paste is unavailable");
        guard(people, token).is(410, "NOT_FOUND", "Paste is unavailable");
    }

    @Test
    void whoeverHasTheLinkReadsTheText(People people) {
        var link = people.guest().paste().write("the key is under the mat");
        assertThat(people.guest().paste().read(link)).isEqualTo("the key is under the mat");
        Refused.answer(() -> people.guest().paste().read(link)).is(410, "NOT_FOUND", "Paste is unavailable");
    }

    @Test
    void withoutItsGuardNobodyReads(People people) {
        var token = paste(people);
        consume(people, token, "paste_guard=forged").is(410, "NOT_FOUND");
        consume(people, token, cookie(guard(people, paste(people)))).is(410, "NOT_FOUND");
        people.call("POST", "/paste/consume")
                .header("Cookie", cookie(guard(people, token)))
                .body(Map.of("accessToken", token))
                .send()
                .is(400, "BAD_REQUEST", "missing consume confirmation");
        consume(people, token, cookie(guard(people, token))).ok();
    }

    @Test
    void programsThatOnlyPreviewLinksUseNothingUp(People people) {
        var token = paste(people);
        people.call("POST", "/paste/guard")
                .header("User-Agent", "Slackbot 1.0")
                .body(Map.of("accessToken", token))
                .send()
                .is(410, "NOT_FOUND");
        people.call("POST", "/paste/guard")
                .header("Purpose", "prefetch")
                .body(Map.of("accessToken", token))
                .send()
                .is(410, "NOT_FOUND");
        guard(people, token).ok();
    }

    @Test
    void ofManyReadersOneGetsIt(People people) throws InterruptedException {
        var token = paste(people);
        var cookie = cookie(guard(people, token));
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(
                            reader -> () -> consume(people, token, cookie).status())
                    .toList();
            assertThat(readers.invokeAll(attempts).stream().map(java.util.concurrent.Future::resultNow))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 410);
        }
    }

    @Test
    void whatNoAppMakesIsRefused(People people) {
        var weak = new HashMap<>(PASTE);
        weak.put("kdfMemLimit", 1 << 20);
        people.call("POST", "/paste/create")
                .header("X-Forwarded-For", "203.0.113.90")
                .body(weak)
                .send()
                .is(400, "BAD_REQUEST", "invalid key derivation parameters");
        var large = new HashMap<>(PASTE);
        large.put("encryptedData", "a".repeat(32_257));
        people.call("POST", "/paste/create")
                .header("X-Forwarded-For", "203.0.113.90")
                .body(large)
                .send()
                .is(400, "BAD_REQUEST", "encrypted payload too large");
        people.call("POST", "/paste/create")
                .header("X-Forwarded-For", "203.0.113.90")
                .body(Map.of())
                .send()
                .isPlain(400);
    }
}
