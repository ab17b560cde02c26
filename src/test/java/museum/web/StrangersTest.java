package museum.web;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import museum.client.Call;
import museum.client.People;
import museum.client.Program;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import museum.web.Access.Kind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everybody who has no business at a route, at every route there is: the routes are those that the server declares, so none can be forgotten. Who may do what behind
 * the door, with which album or file, is told by each module. Protocol 00 §2–§7.
 */
@MuseumTest
class StrangersTest {

    private static final Set<Kind> PERSONS = EnumSet.of(Kind.USER, Kind.STORAGE, Kind.ADMIN, Kind.FRESH_ADMIN);
    private static final Set<Kind> SITES = EnumSet.of(Kind.PAYMENT, Kind.FAMILIES, Kind.ACCOUNTS);
    private static final Set<Kind> LINKS = EnumSet.of(Kind.ALBUM_LINK, Kind.FILE_LINK, Kind.MEMORY_SHARE);
    private static final Set<Kind> TELEVISIONS = EnumSet.of(Kind.CAST);

    /** Somebody who is turned away at all routes of these kinds, with this answer. */
    private record Stranger(String name, Set<Kind> kinds, UnaryOperator<Call> credentials, int status, String error) {}

    private record Route(Kind kind, String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final RunningMuseum museum;
    private final People people;
    private final List<Stranger> strangers = new ArrayList<>();

    StrangersTest(RunningMuseum museum) {
        this.museum = museum;
        this.people = museum.people();
        people.signUp("operator"); // a server's first person is its administrator
        nobody();
        holdersOfTokens();
        holdersOfSiteTokens();
        holdersOfLinks();
    }

    private void nobody() {
        strangers.add(new Stranger("nobody", PERSONS, call -> call, 401, "missing token"));
        strangers.add(new Stranger("nobody", SITES, call -> call, 401, "missing token"));
        strangers.add(new Stranger("nobody", LINKS, call -> call, 401, "missing accessToken"));
        strangers.add(new Stranger("nobody", TELEVISIONS, call -> call, 401, "cast access token missing"));
        var madeUp = Base64Text.token(Sodium.random(32));
        strangers.add(new Stranger("a made-up token", PERSONS, token(madeUp), 401, "invalid token"));
        strangers.add(new Stranger("a made-up token", SITES, token(madeUp), 401, "invalid token"));
        strangers.add(new Stranger("a made-up link", LINKS, link(madeUp), 401, "invalid token"));
        strangers.add(new Stranger("a made-up television", TELEVISIONS, cast(madeUp), 401, "invalid token"));
    }

    private void holdersOfTokens() {
        var alice = people.signUp("alice");
        var loggedOut = alice.logIn(Program.PHOTOS_DESKTOP);
        loggedOut.get("/users/sessions").ok();
        loggedOut.logOut();
        refused("somebody who has logged out", loggedOut.token(), "invalid token");

        // a token that nobody has used yet: one in use is believed for a minute
        var unused = people.signUp("winter").logIn(Program.PHOTOS_DESKTOP);
        museum.bean(JdbcClient.class)
                .sql(
                        "UPDATE tokens SET last_used_at = now_utc_micro_seconds() - 366 * 86400000000 WHERE token = :token")
                .param("token", unused.token())
                .update();
        refused("somebody who was not here for a year", unused.token(), "token expired");

        var before = alice.logIn(Program.PHOTOS_DESKTOP);
        before.get("/users/sessions").ok();
        alice.device().changePassword("another secret");
        refused("somebody with the password of before", before.token(), "invalid token");

        var gone = people.signUp("gone");
        gone.get("/users/sessions").ok();
        gone.device().deleteAccount();
        refused("somebody whose account is deleted", gone.device().token(), "invalid token");

        var locker = alice.logIn(Program.LOCKER_WEB).token();
        refused("an app with the token of another", locker, "invalid token");

        var authenticator = people.signUp("carol", Program.AUTH_MOBILE).device().token();
        strangers.add(new Stranger(
                "the authenticator",
                EnumSet.of(Kind.STORAGE),
                call -> token(authenticator).apply(call).header("X-Client-Package", "io.ente.auth"),
                403,
                "invalid app for endpoint"));
        var somebody = people.signUp("bob").device().token();
        strangers.add(new Stranger(
                "somebody who is no administrator",
                EnumSet.of(Kind.ADMIN, Kind.FRESH_ADMIN),
                token(somebody),
                401,
                "insufficient permissions"));
        strangers.add(new Stranger("a user at a site's route", SITES, token(somebody), 401, "invalid token"));
        strangers.add(new Stranger("a user at a link", LINKS, token(somebody), 401, "missing accessToken"));
        strangers.add(new Stranger("a user's token as a link", LINKS, link(somebody), 401, "invalid token"));
        strangers.add(new Stranger(
                "a user before a television", TELEVISIONS, token(somebody), 401, "cast access token missing"));
        strangers.add(new Stranger("a user's token as a cast", TELEVISIONS, cast(somebody), 401, "invalid token"));
        strangers.add(new Stranger(
                "a token in the wrong places",
                PERSONS,
                call -> link(somebody).andThen(cast(somebody)).apply(call),
                401,
                "missing token"));
    }

    private void refused(String name, String token, String error) {
        strangers.add(new Stranger(name, PERSONS, token(token), 401, error));
    }

    private void holdersOfSiteTokens() {
        long user = people.signUp("dave").id();
        var issue = museum.bean(ScopedTokens.class);
        var accounts = issue.issue(ScopedTokens.Scope.ACCOUNTS, user, null);
        strangers.add(new Stranger("a site's token", PERSONS, token(accounts), 401, "invalid token"));
        for (var scope : ScopedTokens.Scope.values()) {
            var token = issue.issue(scope, user, "dave@example.org");
            for (var site : SITES) {
                if (!site.name().equals(scope.name())) {
                    strangers.add(
                            new Stranger("a token for " + scope, EnumSet.of(site), token(token), 401, "invalid token"));
                }
            }
        }
        for (var site : SITES) {
            var kinds = EnumSet.of(site);
            long now = System.currentTimeMillis() * 1_000;
            var sign = museum.bean(SignedClaims.class);
            var over = sign.sign(Map.of("userID", user, "expiryTime", now - 1_000_000, "claimScope", site.name()));
            var endless = sign.sign(Map.of("userID", user, "claimScope", site.name()));
            strangers.add(new Stranger("a token that is over", kinds, token(over), 401, "invalid token"));
            strangers.add(new Stranger("a token without an end", kinds, token(endless), 401, "invalid token"));
            var good = issue.issue(ScopedTokens.Scope.valueOf(site.name()), user, null);
            var unsigned = good.substring(0, good.lastIndexOf('.') + 1);
            var algorithm = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
            strangers.add(new Stranger("an unsigned token", kinds, token(unsigned), 401, "invalid token"));
            strangers.add(new Stranger(
                    "a token that needs no signature",
                    kinds,
                    token(algorithm + unsigned.substring(unsigned.indexOf('.'))),
                    401,
                    "invalid token"));
        }
    }

    private void holdersOfLinks() {
        var erin = people.signUp("erin");
        var url = erin.post(
                        "/collections/share-url",
                        object("collectionID", erin.createAlbum("Summer").id()))
                .ok()
                .fields()
                .object("result")
                .text("url");
        var token = Pattern.compile("[0-9A-Z]{10}(?![0-9A-Za-z])").matcher(url);
        assertThat(token.find()).as(url).isTrue();
        var link = token.group();
        strangers.add(new Stranger("a link as a user", PERSONS, token(link), 401, "invalid token"));
        strangers.add(new Stranger("a link at a site", SITES, token(link), 401, "invalid token"));
        strangers.add(new Stranger("a link as a television", TELEVISIONS, cast(link), 401, "invalid token"));
        strangers.add(new Stranger(
                "a visitor of an album",
                EnumSet.of(Kind.FILE_LINK, Kind.MEMORY_SHARE),
                link(link),
                401,
                "invalid token"));
    }

    private static UnaryOperator<Call> token(String token) {
        return call -> call.token(token);
    }

    private static UnaryOperator<Call> link(String token) {
        return call -> call.header("X-Auth-Access-Token", token);
    }

    private static UnaryOperator<Call> cast(String token) {
        return call -> call.header("X-Cast-Access-Token", token);
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsPastTheDoor() {
        return routes().stream()
                .filter(route -> route.kind() != Kind.PUBLIC)
                .map(route -> dynamicTest(route.toString(), () -> {
                    var here = strangers.stream()
                            .filter(stranger -> stranger.kinds().contains(route.kind()))
                            .toList();
                    assertThat(here)
                            .as("a kind of route at which nobody was tried")
                            .isNotEmpty();
                    var failures = new ArrayList<String>();
                    for (var stranger : here) {
                        try {
                            stranger.credentials()
                                    .apply(call(route))
                                    .send()
                                    .isError(stranger.status(), stranger.error());
                        } catch (AssertionError notTurnedAway) {
                            failures.add(stranger.name() + ": " + notTurnedAway.getMessage());
                        }
                    }
                    assertThat(failures).isEmpty();
                }));
    }

    /** From an address of its own: guessers of links are soon turned away by theirs. */
    private Call call(Route route) {
        var random = ThreadLocalRandom.current();
        return people.call(route.method(), route.path())
                .header("X-Client-Package", "io.ente.photos.web")
                .header(
                        "X-Forwarded-For",
                        "10.%d.%d.%d".formatted(random.nextInt(250), random.nextInt(250), random.nextInt(250)));
    }

    private List<Route> routes() {
        var declared = new Routes();
        var routes = new ArrayList<Route>();
        museum.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (Routes.ours(handler) != null) {
                        routes.addAll(spellings(mapping, declared.of(handler).access()));
                    }
                });
        return routes;
    }

    private static List<Route> spellings(RequestMappingInfo mapping, Kind kind) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream()
                        .map(path -> new Route(kind, method.name(), path.replaceAll("\\{[^}]+}", "1"))))
                .toList();
    }
}
