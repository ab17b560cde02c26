package museum.social;

import static museum.client.Json.object;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import museum.client.Album;
import museum.client.Answer;
import museum.client.Call;
import museum.client.People;
import museum.client.Person;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody at an album's link, from an address of their own, perhaps under a name. */
record Visit(
        People people,
        String link,
        String address,
        @Nullable String name,
        @Nullable String token) {

    /** 16 bytes of seal and a short text. */
    static final String TEXT = Base64.getEncoder().encodeToString(new byte[40]);

    /** With comments on. */
    static Visit to(People people, Person owner, Album album) {
        var url = owner.post("/collections/share-url", object("collectionID", album.id(), "enableComment", true))
                .ok()
                .fields()
                .object("result")
                .text("url");
        return new Visit(people, url.replaceAll(".*[?&]t=", ""), newAddress(), null, null);
    }

    private static String newAddress() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(1, 250), random.nextInt(1, 250), random.nextInt(1, 250));
    }

    Call call(String method, String path) {
        return people.call(method, "/public-collection" + path)
                .header("X-Auth-Access-Token", link)
                .header("X-Forwarded-For", address);
    }

    /** The same visitor under a new name. */
    Visit named() {
        var identity = call("POST", "/anon-identity")
                .body(object("cipher", TEXT, "nonce", "nonce"))
                .send()
                .is(201)
                .fields();
        return new Visit(people, link, address, identity.text("anonUserID"), identity.text("token"));
    }

    /** The same name at another link. */
    Visit at(Visit other) {
        return new Visit(people, other.link, address, name, token);
    }

    ObjectNode signed() {
        return object("anonUserID", name, "anonToken", token);
    }

    Answer comment(String text) {
        return call("POST", "/comments")
                .body(signed().put("cipher", text).put("nonce", "nonce"))
                .send();
    }

    String said() {
        return comment(TEXT).is(201).fields().text("id");
    }

    Answer edit(String comment) {
        return call("PUT", "/comments/" + comment)
                .body(signed().put("cipher", TEXT).put("nonce", "nonce"))
                .send();
    }

    Answer delete(String comment) {
        return call("DELETE", "/comments/" + comment).body(signed()).send();
    }

    Answer react() {
        return call("POST", "/reactions")
                .body(signed().put("cipher", Words.HEART).put("nonce", "nonce"))
                .send();
    }

    Answer takeBack(String reaction) {
        return call("DELETE", "/reactions/" + reaction).body(signed()).send();
    }

    /** A request with somebody's account. */
    Answer with(Person person, String method, String path, ObjectNode body) {
        return call(method, path)
                .token(person.device().token())
                .header("X-Client-Package", "io.ente.photos.web")
                .body(body)
                .send();
    }
}
