package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import museum.client.Album;
import museum.client.Call;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Role;
import museum.support.MuseumTest;
import museum.support.RunningMuseum;
import museum.web.Access;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everybody who comes to a link and must not see what is behind it, at every route behind it: the routes are those that the server has, so none can be forgotten.
 * Protocol 04 §5, §8.5, §9.3, §11.2.
 */
@MuseumTest
class LinkAccessTest {

    private static final String NO_PASSWORD = "401 {\"error\":{}}";
    private static final String NO_PLAN = "410 {\"error\":\"no active subscription\"}";
    private static final String UNKNOWN = "401 {\"error\":\"invalid token\"}";
    private static final String DISABLED = "410 {\"error\":\"disabled token\"}";
    private static final String EXPIRED = "410 {\"error\":\"expired token\"}";
    private static final String TOO_MANY_DEVICES =
            "403 {\"code\":\"LINK_DEVICE_LIMIT_EXCEEDED\",\"message\":\"Public link device limit reached\"}";

    /**
     * Somebody who is turned away.
     *
     * @param credentials what they send
     * @param answer status and body
     * @param open the routes at which they are not
     */
    private record Stranger(String name, UnaryOperator<Call> credentials, String answer, Set<String> open) {
        Stranger(String name, UnaryOperator<Call> credentials, String answer) {
            this(name, credentials, answer, Set.of());
        }
    }

    private record Route(String method, String path) {}

    private final People people;
    private final RunningMuseum museum;
    private final JdbcClient jdbc;

    LinkAccessTest(People people, RunningMuseum museum) {
        this.people = people;
        this.museum = museum;
        this.jdbc = museum.bean(JdbcClient.class);
    }

    @TestFactory
    Stream<DynamicTest> albumLinks() {
        var alice = people.signUp("alice");
        var open = link(alice);
        var disabled = link(alice);
        alice.removeLink(disabled.album);
        var expired = link(alice);
        jdbc.sql("UPDATE public_collection_tokens SET valid_till = 1 WHERE access_token = :token")
                .param("token", expired.token)
                .update();
        var deletedAlbum = link(alice);
        alice.deleteAlbumWithFiles(deletedAlbum.album);
        var deletedOwner = link(people.signUp("deleted"));
        deletedOwner.owner.device().deleteAccount();
        var unpaid = link(people.signUp("unpaid"));
        jdbc.sql("UPDATE subscriptions SET expiry_time = 1 WHERE user_id = :user")
                .param("user", unpaid.owner.id())
                .update();
        var other = link(alice);
        alice.protectLink(other.album, "another");
        var proofOfOther = passwordToken(other, "another");
        var protectedLink = link(alice);
        alice.protectLink(protectedLink.album, "former");
        var formerProof = passwordToken(protectedLink, "former");
        alice.protectLink(protectedLink.album, "sesame");
        var full = link(alice);
        alice.changeLink(full.album, Map.of("deviceLimit", 1));
        people.guest().album(full.url).open();

        var beforePassword = Set.of("/public-collection/info", "/public-collection/verify-password");
        return matrix(
                Access.Kind.ALBUM_LINK,
                open.photo,
                new Stranger(
                        "without token",
                        call -> call,
                        "401 {\"error\":\"missing accessToken\",\"context\":\"album_link\"}"),
                new Stranger("with an unknown token", call -> token(call, "NOSUCHTOKE"), UNKNOWN),
                new Stranger(
                        "with the token in small letters",
                        call -> token(call, open.token.toLowerCase(Locale.ROOT)),
                        UNKNOWN),
                new Stranger("at a removed link", call -> token(call, disabled.token), DISABLED),
                new Stranger("at an expired link", call -> token(call, expired.token), EXPIRED),
                new Stranger("at a deleted album", call -> token(call, deletedAlbum.token), DISABLED),
                new Stranger("at a link of a deleted account", call -> token(call, deletedOwner.token), DISABLED),
                new Stranger("at a link of somebody whose plan is over", call -> token(call, unpaid.token), NO_PLAN),
                new Stranger(
                        "from a foreign page",
                        call -> token(call, open.token).header("Origin", "https://elsewhere.example"),
                        NO_PLAN),
                new Stranger(
                        "without the password", call -> token(call, protectedLink.token), NO_PASSWORD, beforePassword),
                new Stranger(
                        "with no proof of a password",
                        call -> token(call, protectedLink.token).header("X-Auth-Access-Token-JWT", "a.b.c"),
                        NO_PASSWORD,
                        beforePassword),
                new Stranger(
                        "with the former password",
                        call -> token(call, protectedLink.token).header("X-Auth-Access-Token-JWT", formerProof),
                        NO_PASSWORD,
                        beforePassword),
                new Stranger(
                        "with the password of another link",
                        call -> token(call, protectedLink.token).header("X-Auth-Access-Token-JWT", proofOfOther),
                        NO_PASSWORD,
                        beforePassword),
                new Stranger(
                        "with one device too many",
                        call -> token(call, full.token),
                        TOO_MANY_DEVICES,
                        allBut(Access.Kind.ALBUM_LINK, "/public-collection/info", "/public-collection/diff")));
    }

    @TestFactory
    Stream<DynamicTest> fileLinks() {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Documents");
        var open = alice.upload(album, Picture.named("open.pdf"));
        var openToken = fileLink(alice, open);
        var removed = alice.upload(album, Picture.named("removed.pdf"));
        var removedToken = fileLink(alice, removed);
        alice.delete("/files/share-url/" + removed.id()).ok();
        var trashed = alice.upload(album, Picture.named("trashed.pdf"));
        var trashedToken = fileLink(alice, trashed);
        alice.trash(trashed);
        var expiredToken = fileLink(alice, alice.upload(album, Picture.named("expired.pdf")));
        jdbc.sql("UPDATE public_file_tokens SET valid_till = 1 WHERE access_token = :token")
                .param("token", expiredToken)
                .update();
        var gone = people.signUp("gone");
        var goneToken = fileLink(gone, gone.upload(gone.createAlbum("Mine"), Picture.named("gone.pdf")));
        gone.device().deleteAccount();
        var secret = alice.upload(album, Picture.named("secret.pdf"));
        var secretToken = fileLink(alice, secret);
        alice.put("/files/share-url", password(secret, "aGFzaA==")).ok();
        var full = alice.upload(album, Picture.named("full.pdf"));
        var fullToken = fileLink(alice, full);
        alice.put("/files/share-url", object("linkID", "x", "fileID", full.id(), "deviceLimit", 1))
                .ok();
        token(call("GET", "/file-link/info"), fullToken).send().ok();
        var albumToken = link(alice).token;

        return matrix(
                Access.Kind.FILE_LINK,
                open,
                new Stranger(
                        "without token",
                        call -> call,
                        "401 {\"error\":\"missing accessToken\",\"context\":\"file_link\"}"),
                new Stranger("with an unknown token", call -> token(call, "NOSUCHTOKE"), UNKNOWN),
                new Stranger("with the token of an album", call -> token(call, albumToken), UNKNOWN),
                new Stranger("at a removed link", call -> token(call, removedToken), DISABLED),
                new Stranger("at an expired link", call -> token(call, expiredToken), EXPIRED),
                new Stranger("at a trashed file", call -> token(call, trashedToken), DISABLED),
                new Stranger("at a link of a deleted account", call -> token(call, goneToken), DISABLED),
                new Stranger(
                        "without the password",
                        call -> token(call, secretToken),
                        "401 {\"error\":{\"code\":\"PASS_PROTECTED_RESOURCE\",\"message\":\"This resource is password protected\"}}",
                        Set.of("/file-link/pass-info", "/file-link/verify-password")),
                new Stranger(
                        "with no proof of a password",
                        call -> token(call, secretToken).header("X-Auth-Access-Token-JWT", "a.b.c"),
                        NO_PASSWORD),
                new Stranger(
                        "with one device too many",
                        call -> token(call, fullToken),
                        TOO_MANY_DEVICES,
                        allBut(Access.Kind.FILE_LINK, "/file-link/info")));
    }

    @TestFactory
    Stream<DynamicTest> memories() {
        var alice = people.signUp("alice");
        var photo = alice.upload(alice.createAlbum("Summer"), Picture.named("beach.jpg"));
        var expired = token(alice.shareMemory("Expired", photo));
        jdbc.sql("UPDATE memory_shares SET created_at = 1 WHERE access_token = :token")
                .param("token", expired)
                .update();
        var withdrawn = token(alice.shareMemory("Withdrawn", photo));
        alice.delete("/memory-share/"
                        + alice.get("/memory-share")
                                .ok()
                                .fields()
                                .objects("memoryShares")
                                .getFirst()
                                .number("id"))
                .ok();
        var gone = people.signUp("gone");
        var goneToken =
                token(gone.shareMemory("Gone", gone.upload(gone.createAlbum("Mine"), Picture.named("gone.jpg"))));
        gone.device().deleteAccount();

        return matrix(
                Access.Kind.MEMORY_SHARE,
                photo,
                new Stranger(
                        "without token",
                        call -> call,
                        "401 {\"error\":\"missing accessToken\",\"context\":\"memory_share\"}"),
                new Stranger("with an unknown token", call -> token(call, "NOSUCHTOKE"), UNKNOWN),
                new Stranger("at an expired one", call -> token(call, expired), EXPIRED),
                new Stranger(
                        "at a withdrawn one",
                        call -> token(call, withdrawn),
                        "410 {\"error\":\"memory share is deleted\"}"),
                new Stranger(
                        "at one of a deleted account",
                        call -> token(call, goneToken),
                        "410 {\"error\":\"memory share is deleted\"}"));
    }

    @TestFactory
    Stream<DynamicTest> casts() {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var album = alice.createAlbum("Summer");
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        alice.share(album, bob, Role.VIEWER);
        var unshared = castToken(bob, album);
        alice.unshare(album, bob);
        var revoked = castToken(alice, album);
        alice.delete("/cast/revoke-all-tokens").ok();
        var deleted = alice.createAlbum("Deleted");
        var deletedToken = castToken(alice, deleted);
        alice.deleteAlbumWithFiles(deleted);

        return matrix(
                Access.Kind.CAST,
                photo,
                new Stranger("without token", call -> call, "401 {\"error\":\"cast access token missing\"}"),
                new Stranger("with an unknown token", call -> cast(call, "cast_nobody"), UNKNOWN),
                new Stranger(
                        "with an account's token",
                        call -> cast(call, alice.device().token()),
                        UNKNOWN),
                new Stranger("with a revoked token", call -> cast(call, revoked), UNKNOWN),
                new Stranger("sent by somebody who is no longer in the album", call -> cast(call, unshared), UNKNOWN),
                new Stranger("at a deleted album", call -> cast(call, deletedToken), UNKNOWN));
    }

    private Stream<DynamicTest> matrix(Access.Kind kind, Photo photo, Stranger... strangers) {
        var routes = routes(kind);
        assertThat(routes).isNotEmpty();
        return Stream.of(strangers)
                .flatMap(stranger -> routes.stream()
                        .map(route -> dynamicTest(
                                stranger.name + ": " + route.method + " " + route.path,
                                () -> turnAway(stranger, route, photo))));
    }

    private void turnAway(Stranger stranger, Route route, Photo photo) {
        var path = route.path.replace("{fileID}", String.valueOf(photo.id())).replaceAll("\\{\\w+}", "x");
        var call = call(route.method, path);
        if (!route.method.equals("GET")) {
            call.body("{}");
        }
        var answer = stranger.credentials.apply(call).send();
        if (stranger.open.contains(route.path)) {
            assertThat(answer.text()).doesNotContain("\"error\"", "LINK_DEVICE_LIMIT_EXCEEDED");
        } else {
            int space = stranger.answer.indexOf(' ');
            assertThat(answer.status()).isEqualTo(Integer.parseInt(stranger.answer.substring(0, space)));
            assertThat(answer.json()).isEqualTo(JsonMapper.shared().readTree(stranger.answer.substring(space + 1)));
        }
    }

    private List<Route> routes(Access.Kind kind) {
        return museum.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(entry -> isOf(kind, entry.getValue()))
                .flatMap(entry -> routes(entry.getKey()))
                .toList();
    }

    private static boolean isOf(Access.Kind kind, HandlerMethod handler) {
        var access = handler.getMethodAnnotation(Access.class);
        if (access == null) {
            access = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
        }
        return access != null && access.value() == kind;
    }

    private static Stream<Route> routes(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternValues().stream().map(path -> new Route(method.name(), path)));
    }

    private Set<String> allBut(Access.Kind kind, String... paths) {
        var rest = new HashSet<String>();
        routes(kind).forEach(route -> rest.add(route.path));
        rest.removeAll(Set.of(paths));
        return rest;
    }

    /** From an address that nobody had before. */
    private Call call(String method, String path) {
        var random = ThreadLocalRandom.current();
        return people.call(method, path)
                .header(
                        "X-Forwarded-For",
                        "10.%d.%d.%d".formatted(random.nextInt(250), random.nextInt(250), random.nextInt(250)));
    }

    private record AlbumWithLink(Person owner, Album album, Photo photo, String url, String token) {}

    private AlbumWithLink link(Person owner) {
        var album = owner.createAlbum("Summer");
        var photo = owner.upload(album, Picture.named("beach.jpg"));
        var url = owner.createLink(album, Map.of("enableCollect", true, "enableComment", true));
        return new AlbumWithLink(owner, album, photo, url, token(url));
    }

    private String passwordToken(AlbumWithLink link, String password) {
        return people.guest().album(link.url).open().enter(password).passwordToken();
    }

    private String castToken(Person sender, Album album) {
        var token = "cast_" + sender.id() + "_" + album.id();
        var code = people.guest().television().code();
        sender.post(
                        "/cast/cast-data",
                        object(
                                "collectionID",
                                album.id(),
                                "castToken",
                                token,
                                "encPayload",
                                "cGF5bG9hZA==",
                                "deviceCode",
                                code))
                .ok();
        cast(call("GET", "/cast/diff?sinceTime=0"), token).send().ok();
        return token;
    }

    private static String fileLink(Person owner, Photo photo) {
        return token(owner.createFileLink(photo));
    }

    private static Object password(Photo photo, String hash) {
        return object(
                "linkID",
                "x",
                "fileID",
                photo.id(),
                "passHash",
                hash,
                "nonce",
                "bm9uY2U=",
                "memLimit",
                1,
                "opsLimit",
                1);
    }

    private static Call token(Call call, String token) {
        return call.header("X-Auth-Access-Token", token);
    }

    private static Call cast(Call call, String token) {
        return call.header("X-Cast-Access-Token", token);
    }

    /** What the server knows of a link. */
    private static String token(String url) {
        return url.replaceAll("#.*", "").replaceAll(".*[/=]", "");
    }
}
