package museum.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import museum.client.Album;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.support.AtOnce;
import museum.support.MuseumTest;
import org.junit.jupiter.api.Test;

/** What everybody with a link sees of an album, and what its owner decides about it. */
@MuseumTest
class AlbumLinkTest {

    private static String share(Person owner, Album album) {
        var url = owner.post("/collections/share-url", Map.of("collectionID", album.id()))
                .ok()
                .json()
                .path("result")
                .path("url")
                .stringValue();
        return url.substring(url.indexOf("?t=") + 3);
    }

    private static Answer visit(People people, String path, String token) {
        return people.call("GET", "/public-collection" + path)
                .header("X-Auth-Access-Token", token)
                .send();
    }

    @Test
    void visitorsSeeTheAlbumAndItsFiles(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var token = share(alice, album);
        var info = visit(people, "/info", token).ok();
        assertThat(info.json().path("collection").path("id").longValue()).isEqualTo(album.id());
        assertThat(info.json().path("collection").has("magicMetadata")).isFalse();
        assertThat(info.json().path("referralCode").isString()).isTrue();
        assertThat(info.header("X-Ente-Link-Device-Token")).isNotBlank();
        var diff = visit(people, "/diff?sinceTime=0", token).ok().json().path("diff");
        assertThat(diff).hasSize(1);
        assertThat(diff.path(0).path("id").longValue()).isEqualTo(photo.id());
        var preview = people.call("GET", "/public-collection/files/preview/" + photo.id())
                .query("accessToken", token)
                .send();
        assertThat(preview.status()).isEqualTo(307);
    }

    @Test
    void aRemovedLinkIsDeadAtOnce(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var photo = alice.upload(album, Picture.named("beach.jpg"));
        var token = share(alice, album);
        assertThat(visit(people, "/files/preview/" + photo.id(), token).status())
                .isEqualTo(307);
        alice.delete("/collections/share-url/" + album.id()).isEmpty();
        visit(people, "/files/preview/" + photo.id(), token).isError(410, "disabled token");
        visit(people, "/info", token).isError(410, "disabled token");
        assertThat(share(alice, album)).isNotEqualTo(token);
    }

    @Test
    void aPasswordCountsAtOnce(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var token = share(alice, album);
        visit(people, "/diff?sinceTime=0", token).ok();
        alice.put(
                        "/collections/share-url",
                        Map.of(
                                "collectionID",
                                album.id(),
                                "passHash",
                                "aGFzaA==",
                                "nonce",
                                "bm9uY2U=",
                                "memLimit",
                                64 << 20,
                                "opsLimit",
                                2))
                .ok();
        assertThat(visit(people, "/diff?sinceTime=0", token).is(401).text()).isEqualTo("{\"error\":{}}");
        visit(people, "/info", token).ok();
        var wrong = people.call("POST", "/public-collection/verify-password")
                .header("X-Auth-Access-Token", token)
                .body(Map.of("passHash", "wrong"))
                .send();
        wrong.isPlain(401);
        var proof = people.call("POST", "/public-collection/verify-password")
                .header("X-Auth-Access-Token", token)
                .body(Map.of("passHash", "aGFzaA=="))
                .send()
                .ok()
                .json()
                .path("jwtToken")
                .stringValue();
        people.call("GET", "/public-collection/diff?sinceTime=0")
                .header("X-Auth-Access-Token", token)
                .header("X-Auth-Access-Token-JWT", proof)
                .send()
                .ok();
    }

    /** A link must not look protected and be open, nor lose its password by mistake. */
    @Test
    void anEmptyPasswordIsRefused(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        share(alice, album);
        for (var hash : List.of("aGFzaA==", "")) {
            var answer = alice.put(
                    "/collections/share-url",
                    Map.of(
                            "collectionID",
                            album.id(),
                            "passHash",
                            hash,
                            "nonce",
                            "bm9uY2U=",
                            "memLimit",
                            1,
                            "opsLimit",
                            1));
            answer.is(hash.isEmpty() ? 400 : 200);
        }
        assertThat(alice.get("/collections/" + album.id())
                        .ok()
                        .json()
                        .path("collection")
                        .path("publicURLs")
                        .path(0)
                        .path("passwordEnabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void onlyTheOwnersPagesMayOpenIt(People people) {
        var alice = people.signUp("alice");
        var token = share(alice, alice.createAlbum("Summer"));
        var domain = "links-" + ProcessHandle.current().pid() + ".example.org";
        assertThat(openFrom(people, "https://" + domain, token).status()).isEqualTo(410);
        alice.post("/remote-store/update", Map.of("key", "customDomain", "value", domain))
                .isEmpty();
        openFrom(people, "https://" + domain, token).ok();
        openFrom(people, "https://" + domain + ".attacker.example", token).isError(410, "no active subscription");
        openFrom(people, "https://evil-" + domain, token).isError(410, "no active subscription");
        openFrom(people, "https://albums.ente.com", token).ok();
    }

    private static Answer openFrom(People people, String origin, String token) {
        return people.call("GET", "/public-collection/info")
                .header("X-Auth-Access-Token", token)
                .header("Origin", origin)
                .send();
    }

    @Test
    void strangersNeitherMakeNorChangeLinks(People people) {
        var alice = people.signUp("alice");
        var bob = people.signUp("bob");
        var album = alice.createAlbum("Summer");
        bob.post("/collections/share-url", Map.of("collectionID", album.id())).isPlain(403);
        share(alice, album);
        bob.put("/collections/share-url", Map.of("collectionID", album.id(), "enableDownload", false))
                .isPlain(403);
        bob.delete("/collections/share-url/" + album.id()).isPlain(403);
        people.call("POST", "/collections/share-url")
                .body(Map.of("collectionID", album.id()))
                .send()
                .isError(401, "missing token");
        visit(people, "/info", "").isError(401, "missing accessToken");
        visit(people, "/info", "NOSUCHTOKE").isError(401, "invalid token");
    }

    @Test
    void theDeviceLimitHolds(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var token = share(alice, album);
        alice.put("/collections/share-url", Map.of("collectionID", album.id(), "deviceLimit", 2))
                .ok();
        var first = from(people, "203.0.113.1", token, null).ok();
        from(people, "203.0.113.2", token, null).ok();
        from(people, "203.0.113.3", token, null).is(403, "LINK_DEVICE_LIMIT_EXCEEDED");
        from(people, "203.0.113.1", token, null).ok();
        from(people, "203.0.113.4", token, first.header("X-Ente-Link-Device-Token"))
                .ok();
    }

    /** A page that opens asks several things at once. */
    @Test
    void aDeviceThatComesWithSeveralRequestsIsOne(People people) {
        var alice = people.signUp("alice");
        var album = alice.createAlbum("Summer");
        var token = share(alice, album);
        alice.put("/collections/share-url", Map.of("collectionID", album.id(), "deviceLimit", 1))
                .ok();
        assertThat(AtOnce.each(6, i -> from(people, "203.0.113.1", token, null).status()))
                .containsOnly(200);
        from(people, "203.0.113.2", token, null).is(403, "LINK_DEVICE_LIMIT_EXCEEDED");
    }

    /** Programs may give themselves names of any length. */
    @Test
    void aLongNameOfAProgramIsNoFailure(People people) {
        var alice = people.signUp("alice");
        var token = share(alice, alice.createAlbum("Summer"));
        var random = new Random(1);
        var name = random.ints(6_000, 'A', 'Z').mapToObj(Character::toString).collect(Collectors.joining());
        for (int i = 0; i < 2; i++) {
            people.call("GET", "/public-collection/info")
                    .header("X-Auth-Access-Token", token)
                    .header("User-Agent", name)
                    .send()
                    .ok();
        }
    }

    private static Answer from(
            People people, String address, String token, @org.jspecify.annotations.Nullable String device) {
        return people.call("GET", "/public-collection/info")
                .header("X-Auth-Access-Token", token)
                .header("X-Forwarded-For", address)
                .header("X-Auth-Link-Device-Token", device)
                .send();
    }
}
