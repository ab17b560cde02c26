package museum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import museum.client.Answer;
import museum.client.People;
import museum.client.Picture;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request and answer, whatever the route. */
@MuseumTest
class ConventionsTest {

    @Test
    void aServersAddressIsCheckedByPing(People people) {
        var pong = people.get("/ping").ok();
        assertThat(pong.text()).startsWith("{\"message\":\"pong\",\"id\":\"");
        assertThat(pong.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void healthChecksMayAskForTheHeadOnly(People people) {
        assertThat(people.call("HEAD", "/ping").send().status()).isEqualTo(200);
        assertThat(people.call("HEAD", "/users/ott").send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/no/such/path",
        "GET,/",
        "DELETE,/ping",
        "GET,/users/ott",
        "PATCH,/users/attributes",
        "GET,/Ping",
        "GET,/ping//",
        "GET,//ping",
        "GET,/users//srp/attributes",
        "GET,/metrics",
        "GET,/actuator/health"
    })
    void unknownPathsAndMethodsAreNotFound(String method, String path, People people) {
        var answer = people.call(method, path).send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("404 page not found");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping/", "/p%69ng", "/ping/?host="})
    void oneSlashTooManyDoesNotMatter(String path, People people) {
        people.get(path).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/collections/v2", "/admin/users", "/no/such/path", "/ping/"})
    void preflightsAreAnsweredForEveryPath(String path, People people) {
        var answer = people.call("OPTIONS", path)
                .header("Origin", "https://web.example.org")
                .header("Access-Control-Request-Method", "PUT")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThatPagesMayRead(answer, "https://web.example.org");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("X-Auth-Token", "X-Auth-Access-Token-JWT", "X-Client-Package", "X-Paste-Consume", "Range");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS, GET, PUT, PATCH, DELETE");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("1728000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/users/details/v2", "/no/such/path", "/public-collection/info"})
    void pagesMayReadEveryAnswer(String path, People people) {
        assertThatPagesMayRead(
                people.call("GET", path).header("Origin", "ente://app").send(), "ente://app");
    }

    private static void assertThatPagesMayRead(Answer answer, String origin) {
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("X-Request-Id, X-Ente-Link-Device-Token");
    }

    /** Neither hexadecimal nor digits of other scripts nor blanks, and no short UUIDs: not all who read them would mean the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/collections/0x10",
                "/collections/%2310",
                "/collections/%2010",
                "/collections/10%20",
                "/collections/%D9%A1",
                "/collection-actions/pending-remove?sinceTime=0x5",
                "/collection-actions/pending-remove?sinceTime=%205",
                "/contacts/diff?sinceTime=0&limit=0x5",
                "/legacy-kits/1-1-1-1-1/download"
            })
    void whatOnlyLooksLikeANumberOrAUuidIsNone(String path, People people) {
        people.signUp("alice").get(path).is(400);
    }

    @Test
    void requestIdsAreGivenBackOrMade(People people) {
        assertThat(people.call("GET", "/ping")
                        .header("X-Request-ID", "mine 42")
                        .send()
                        .header("X-Request-ID"))
                .isEqualTo("mine 42");
        assertThat(people.get("/no/such/path").header("X-Request-ID")).matches("ser_[0-9A-Za-z]{22}");
    }

    @Test
    void onlyRedirectsToObjectsMayBeCached(People people) {
        assertThat(people.get("/ping").header("Cache-Control")).isEqualTo("no-store");
        assertThat(people.get("/no/such/path").header("Cache-Control")).isEqualTo("no-store");
        assertThat(people.get("/files/download/1/x").header("Cache-Control")).isEqualTo("no-store");
        assertThat(people.get("/files/download/1").header("Cache-Control")).isNull();
        assertThat(people.get("/public-collection/files/preview/1").header("Cache-Control"))
                .isNull();
        assertThat(people.call("POST", "/users/ott").send().header("Cache-Control"))
                .isNull();
    }

    @Test
    void answersArePackedForWhoTakesIt(People people) throws IOException {
        var packed = people.call("GET", "/ping")
                .header("Accept-Encoding", "deflate, gzip;q=0.5")
                .send()
                .ok();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).isEqualTo("Accept-Encoding");
        var text = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("{\"message\":\"pong\"");
        var plain = people.call("GET", "/ping")
                .header("Accept-Encoding", "br")
                .send()
                .ok();
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(plain.header("Vary")).isNull();
    }

    @Test
    void packedRedirectsEnd(People people) {
        var alice = people.signUp("alice");
        var photo = alice.upload(alice.createAlbum("Summer"), Picture.named("beach.jpg"));
        var answer = alice.call("GET", "/files/download/" + photo.id())
                .header("Accept-Encoding", "gzip")
                .send();
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).contains("X-Amz-Signature=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "nonsense"
            })
    void theTypeOfABodyDoesNotMatter(String type, People people) {
        var alice = people.signUp("alice");
        alice.call("POST", "/push/token")
                .header("Content-Type", type)
                .body("{\"fcmToken\":\"" + type + "\"}")
                .send()
                .ok();
        alice.call("POST", "/push/token")
                .header("Content-Type", type)
                .body("fcmToken=a")
                .send()
                .isPlain(400);
    }

    @ParameterizedTest
    @CsvSource({"a+b,a b", "a%2Bb,a+b", "a%20b,a b", "%C3%A4,ä", "a&defaultValue=b,a"})
    void queriesAreReadAsForms(String sent, String read, People people) {
        var alice = people.signUp("alice");
        assertThat(alice.get("/remote-store?key=nothing&defaultValue=" + sent)
                        .ok()
                        .json()
                        .path("value")
                        .stringValue())
                .isEqualTo(read);
    }
}
