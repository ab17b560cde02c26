package museum.stories;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import museum.client.Answer;
import museum.client.Call;
import museum.client.Device;
import museum.client.Fields;
import museum.client.People;
import museum.client.Picture;
import museum.client.Program;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.stories.RouteTable.Refusal;
import museum.stories.RouteTable.Route;
import museum.support.Administrator;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever people send, every route answers as the apps know it and never breaks down: wrong bodies, foreign and missing things, tokens of others. */
@MuseumTest
class BadInputTest {

    private final People people;
    private final Device alice;
    private final Device aliceOnLocker;
    private final Device aliceOnAuth;
    private final Device aliceOnThePhone;
    private final TreeMap<String, String> words = new TreeMap<>();
    private final Map<Device, String> familyTokens = new HashMap<>();
    private final Map<Device, String> paymentTokens = new HashMap<>();
    private final RunningMuseum museum;
    private @Nullable String administrator;

    BadInputTest(RunningMuseum museum) {
        this.museum = museum;
        people = museum.people();
        people.signUp("operator"); // a server's first person is its administrator, and alice must not be
        var person = people.signUp("alice");
        alice = person.device();
        aliceOnLocker = person.logIn(Program.LOCKER_WEB);
        aliceOnAuth = person.logIn(Program.AUTH_WEB);
        aliceOnThePhone = person.logIn(Program.PHOTOS_MOBILE);
    }

    @BeforeEach
    void furnish() {
        var bob = people.signUp("bob");
        var album = alice.createAlbum("Summer");
        var album2 = alice.createAlbum("Autumn");
        var uncategorized = alice.createAlbum("Uncategorized", "uncategorized");
        var deletedAlbum = alice.createAlbum("Winter");
        alice.deleteEmptyAlbum(deletedAlbum);
        var file = alice.upload(album, Picture.named("beach.jpg"));
        var trashedFile = alice.upload(album, Picture.named("blurred.jpg"));
        alice.trash(trashedFile);
        var foreignAlbum = bob.createAlbum("Bob's");
        var foreignFile = bob.upload(foreignAlbum, Picture.named("secret.jpg"));
        var linkedAlbum = alice.createAlbum("For everybody");
        var linkedFile = alice.upload(linkedAlbum, Picture.named("public.jpg"));
        var albumLink = object("collectionID", linkedAlbum.id(), "enableCollect", true, "enableComment", true);
        var fileLink = object("fileID", linkedFile.id(), "app", "photos");
        words.put(
                "albumLink",
                token(alice.post("/collections/share-url", albumLink)
                        .ok()
                        .fields()
                        .object("result")));
        words.put(
                "fileLink", token(alice.post("/files/share-url", fileLink).ok().fields()));
        words.put("myId", String.valueOf(alice.userId()));
        words.put("myEmail", alice.person().email());
        words.put("email", bob.email());
        words.put("album", String.valueOf(album.id()));
        words.put("album2", String.valueOf(album2.id()));
        words.put("uncategorized", String.valueOf(uncategorized.id()));
        words.put("deletedAlbum", String.valueOf(deletedAlbum.id()));
        words.put("file", String.valueOf(file.id()));
        words.put("trashedFile", String.valueOf(trashedFile.id()));
        words.put("foreignAlbum", String.valueOf(foreignAlbum.id()));
        words.put("foreignFile", String.valueOf(foreignFile.id()));
        words.put("uuid", UUID.randomUUID().toString());
        words.put("anotherUuid", UUID.randomUUID().toString());
        for (var size : List.of(16, 20, 24, 32, 48, 80, 512)) {
            words.put("bytes" + size, Base64Text.of(Sodium.random(size)));
        }
        words.put("zeros512", Base64Text.of(new byte[512]));
        words.put("1001ids", repeated(1001, "%d"));
        words.put("2501ids", repeated(2501, "%d"));
        words.put("1001items", repeated(1001, "{\"id\":%d,\"encryptedKey\":\"a\",\"keyDecryptionNonce\":\"a\"}"));
        words.put(
                "1001metadata",
                repeated(
                        1001,
                        "{\"id\":%d,\"magicMetadata\":{\"version\":1,\"count\":1,\"data\":\"a\",\"header\":\"a\"}}"));
    }

    private static String token(Fields link) {
        var token = Pattern.compile("[2-9A-Z]{10}(?![0-9A-Za-z])").matcher(link.text("url"));
        assertThat(token.find()).as(link.toString()).isTrue();
        return token.group();
    }

    private static String repeated(int count, String item) {
        return IntStream.rangeClosed(1, count).mapToObj(item::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatCannotBeBoundAreRefused() {
        return RouteTable.routes().stream()
                .filter(Route::hasBody)
                .map(route -> test(route, () -> {
                    var bodies = new WrongBodies(filled(route.body())).unbindable();
                    return failures(route, bodies, answer -> {
                        switch (route.answer()) {
                            case "CODED" -> answer.is(400, "BAD_REQUEST");
                            case "EITHER" -> answer.is(400);
                            default -> answer.isPlain(400);
                        }
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> strangeBodiesDoNotBreakAnything() {
        return RouteTable.routes().stream()
                .filter(Route::hasBody)
                .map(route -> test(route, () -> {
                    var bodies = new WrongBodies(filled(route.body())).strange();
                    return failures(route, bodies, BadInputTest::mustNotBreakDown);
                }));
    }

    @TestFactory
    Stream<DynamicTest> strangePathsAndQueriesDoNotBreakAnything() {
        return RouteTable.routes().stream()
                .filter(route -> route.path().matches(".*[$=].*") && !route.tenAMinute())
                .map(route -> test(route, () -> {
                    var failures = new ArrayList<String>();
                    for (var value : List.of(
                            "",
                            "0",
                            "-1",
                            "nonsense",
                            "1.5",
                            "99999999999999999999",
                            "%00",
                            "%F0%9F%91%8B",
                            "a%20b",
                            "x".repeat(4000))) {
                        for (var path : withOtherValues(route.path(), value)) {
                            check(
                                    failures,
                                    path,
                                    () -> mustNotBreakDown(send(aliceOnThePhone, route, path, route.body())));
                        }
                    }
                    return failures;
                }));
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithoutTheRightToken() {
        return RouteTable.routes().stream()
                .filter(Route::needsToken)
                .map(route -> test(route, () -> {
                    var failures = new ArrayList<String>();
                    var path = filled(route.path()).replaceAll("[?].*", "");
                    refused(failures, "no token", call(alice, route, path).token(null), 401, "missing token");
                    var unknown = Base64Text.token(Sodium.random(32));
                    refused(failures, "a wrong token", call(alice, route, path).token(unknown), 401, "invalid token");
                    var locker = aliceOnLocker.token();
                    refused(
                            failures,
                            "another app's token",
                            call(alice, route, path).token(locker),
                            401,
                            "invalid token");
                    if (route.access().equals("STORAGE")) {
                        refused(
                                failures,
                                "authenticator",
                                call(aliceOnAuth, route, path),
                                403,
                                "invalid app for endpoint");
                    }
                    return failures;
                }));
    }

    @TestFactory
    Stream<DynamicTest> nobodyVisitsWithoutALink() {
        return RouteTable.routes().stream()
                .filter(route -> route.access().endsWith("_LINK"))
                .map(route -> test(route, () -> {
                    var failures = new ArrayList<String>();
                    var header = "X-Auth-Access-Token";
                    var path = filled(route.path());
                    refused(
                            failures,
                            "no link",
                            call(alice, route, path).header(header, null),
                            401,
                            "missing accessToken");
                    refused(
                            failures,
                            "a wrong link",
                            call(alice, route, path).header(header, "ABCDEFGHJK"),
                            401,
                            "invalid token");
                    return failures;
                }));
    }

    @TestFactory
    Stream<DynamicTest> nobodyElseIsAdministrator() {
        return RouteTable.routes().stream()
                .filter(route -> route.access().equals("ADMIN"))
                .map(route -> test(route, () -> {
                    var failures = new ArrayList<String>();
                    for (var body : new WrongBodies(filled(route.body())).unbindable()) {
                        var call =
                                alice.call(route.method(), filled(route.path())).body(body.text());
                        refused(failures, body.flaw(), call, 401, "insufficient permissions");
                    }
                    return failures;
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        return RouteTable.refusals().stream()
                .map(refusal -> DynamicTest.dynamicTest(refusal.name(), () -> {
                    var call = alice.call(refusal.method(), filled(refusal.path()));
                    if (refusal.body() != null) {
                        call.body(filled(refusal.body()));
                    }
                    expect(refusal, call.send());
                }));
    }

    private static void expect(Refusal refusal, Answer answer) {
        if (refusal.status().equals("4xx")) {
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        } else if ("{}".equals(refusal.answer())) {
            answer.isPlain(Integer.parseInt(refusal.status()));
        } else if (refusal.answer() != null) {
            answer.is(Integer.parseInt(refusal.status()), refusal.answer());
        } else {
            answer.is(Integer.parseInt(refusal.status()));
        }
    }

    // --- sending ----------------------------------------------------------------------------------------------

    private interface Check {
        List<String> failures();
    }

    private static DynamicTest test(Route route, Check check) {
        return DynamicTest.dynamicTest(
                route.name(), () -> assertThat(check.failures()).isEmpty());
    }

    /** Sends all bodies; where only ten calls a minute are let through, nine of them by somebody fresh. */
    private List<String> failures(Route route, List<WrongBodies.Body> bodies, Consumer<Answer> expectation) {
        var failures = new ArrayList<String>();
        var limited =
                route.tenAMinute() && (route.needsToken() || route.access().equals("FAMILIES"));
        var device = limited ? people.signUp("carol").device() : alice;
        var step = limited ? Math.max(1, (bodies.size() + 8) / 9) : 1;
        for (var i = 0; i < bodies.size(); i += step) {
            var body = bodies.get(i);
            check(
                    failures,
                    body.flaw(),
                    () -> expectation.accept(send(device, route, filled(route.path()), body.text())));
        }
        return failures;
    }

    private static void refused(List<String> failures, String what, Call call, int status, String error) {
        check(failures, what, () -> call.send().isError(status, error));
    }

    private static void check(List<String> failures, String what, Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            failures.add(what + ": " + e.getMessage());
        }
    }

    private static void mustNotBreakDown(Answer answer) {
        var nothingUploaded = answer.status() == 503 && answer.text().contains("OBJECT_SIZE_FETCH_FAILED");
        if (answer.status() >= 500 && !nothingUploaded) {
            throw new AssertionError(answer.toString());
        }
    }

    private Answer send(Device device, Route route, String path, String body) {
        var call = call(device, route, path);
        return route.hasBody() ? call.body(filled(body)).send() : call.send();
    }

    private Call call(Device device, Route route, String path) {
        var call = device.call(route.method(), path);
        if (route.access().endsWith("_LINK")) {
            var link = route.access().equals("ALBUM_LINK") ? "albumLink" : "fileLink";
            call.header("X-Auth-Access-Token", words.get(link));
        }
        if (route.access().equals("ADMIN")) {
            call.token(administrator());
        } else if (route.access().equals("FAMILIES")) {
            call.token(familyTokens.computeIfAbsent(
                    device,
                    person -> person.get("/users/families-token").ok().fields().text("familiesToken")));
        } else if (route.access().equals("PAYMENT")) {
            call.token(paymentTokens.computeIfAbsent(
                    device,
                    person -> person.get("/users/payment-token").ok().fields().text("paymentToken")));
        } else if (!route.needsToken()) {
            var random = ThreadLocalRandom.current();
            call.token(null)
                    .header(
                            "X-Forwarded-For",
                            "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        }
        return call;
    }

    private String administrator() {
        if (administrator == null) {
            administrator = Administrator.token(museum);
        }
        return administrator;
    }

    /** The path with each of its variable parts in turn replaced by a value. */
    private List<String> withOtherValues(String path, String value) {
        var paths = new ArrayList<String>();
        var variable = Pattern.compile("(?<==)[^&]*|\\$\\w+").matcher(path);
        while (variable.find()) {
            paths.add(filled(path.substring(0, variable.start())) + value + filled(path.substring(variable.end())));
        }
        return paths;
    }

    /** Replaces {@code $word} by its text and {@code "#word"} by its number. */
    private String filled(String template) {
        var text = template;
        for (var word : words.descendingMap().entrySet()) {
            text = text.replace("\"#" + word.getKey() + "\"", word.getValue())
                    .replace("$" + word.getKey(), word.getValue());
        }
        return text;
    }
}
