package museum.collection;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import museum.client.People;
import museum.client.Person;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.support.MuseumTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every member of every request, wrong in every way: the client's fault is told as 400, and nothing ever breaks. */
@MuseumTest
class WrongRequestsTest {

    /** A right request, and those of its members that must be there. */
    private record Request(String method, String path, ObjectNode body, List<String> required) {}

    private final Person alice;
    private final long album;

    WrongRequestsTest(People people) {
        alice = people.signUp("alice");
        album = alice.createAlbum("Summer").id();
    }

    @TestFactory
    Stream<DynamicTest> missingMembers() {
        return requests()
                .flatMap(request -> request.required.stream().map(name -> {
                    var body = request.body.deepCopy();
                    body.remove(name);
                    return refused(request, body, "without " + name);
                }));
    }

    @TestFactory
    Stream<DynamicTest> membersOfWrongTypes() {
        return requests()
                .flatMap(request -> request.body
                        .propertyStream()
                        .flatMap(member -> wrong(member.getValue()).map(value -> {
                            var body = request.body.deepCopy();
                            body.set(member.getKey(), value);
                            return refused(request, body, member.getKey() + " " + value);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> keysOfWrongLengths() {
        return requests()
                .flatMap(request -> request.body
                        .propertyStream()
                        .filter(member -> member.getKey().equals("encryptedKey")
                                || member.getKey().equals("keyDecryptionNonce"))
                        .flatMap(member -> Stream.of(random(1), random(47), random(81), "???", "AAA", "-_".repeat(32))
                                .map(value -> {
                                    var body = request.body.deepCopy();
                                    body.put(member.getKey(), value);
                                    return refused(request, body, member.getKey() + " " + value);
                                })));
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatAreNoRequests() {
        return requests()
                .flatMap(request -> Stream.of("", "{", "[]", "null", "1", "\"x\"")
                        .map(text -> DynamicTest.dynamicTest(
                                "%s %s: %s".formatted(request.method, request.path, text),
                                () -> assertThat(alice.call(request.method, request.path)
                                                .body(text)
                                                .send()
                                                .status())
                                        .isEqualTo(400))));
    }

    @TestFactory
    Stream<DynamicTest> valuesThatMeanNothing() {
        var share = object("collectionID", album, "email", alice.email(), "encryptedKey", random(80), "role", "VIEWER");
        return Stream.of(
                refused(new Request("POST", "/collections", create().put("type", "smart"), List.of()), "type smart"),
                refused(new Request("POST", "/collections", create().put("type", "ALBUM"), List.of()), "type ALBUM"),
                refused(new Request("POST", "/collections/share", share, List.of()), "shared with oneself"),
                refusedGet("/collections/abc"),
                refusedGet("/collections/v3?limit=-1"),
                refusedGet("/collection-actions/pending-remove?sinceTime=abc"),
                refusedGet("/collection-actions/delete-suggestions?sinceTime=99999999999999999999"));
    }

    private DynamicTest refusedGet(String path) {
        return DynamicTest.dynamicTest(path, () -> alice.get(path).isPlain(400));
    }

    private DynamicTest refused(Request request, String how) {
        return refused(request, request.body, how);
    }

    private DynamicTest refused(Request request, ObjectNode body, String how) {
        return DynamicTest.dynamicTest(
                "%s %s, %s".formatted(request.method, request.path, how),
                () -> alice.call(request.method, request.path).body(body).send().isPlain(400));
    }

    private Stream<Request> requests() {
        var files = List.of(object("id", 1, "encryptedKey", random(48), "keyDecryptionNonce", random(24)));
        var metadata = object(
                "id",
                album,
                "magicMetadata",
                object("version", 1, "count", 1, "data", random(9), "header", random(24)));
        return Stream.of(
                new Request("POST", "/collections", create(), List.of("encryptedKey", "keyDecryptionNonce", "type")),
                new Request(
                        "POST",
                        "/collections/share",
                        object(
                                "collectionID",
                                album,
                                "email",
                                "x@example.org",
                                "encryptedKey",
                                random(80),
                                "role",
                                "VIEWER"),
                        List.of("collectionID", "email", "encryptedKey")),
                new Request(
                        "POST",
                        "/collections/unshare",
                        object("collectionID", album, "email", "x@example.org"),
                        List.of("collectionID", "email")),
                new Request(
                        "POST",
                        "/collections/join-link",
                        object("collectionID", album, "encryptedKey", random(80)),
                        List.of("collectionID", "encryptedKey")),
                new Request(
                        "POST",
                        "/collections/add-files",
                        object("collectionID", album, "files", files),
                        List.of("collectionID", "files")),
                new Request(
                        "POST",
                        "/collections/move-files",
                        object("fromCollectionID", album, "toCollectionID", album + 1, "files", files),
                        List.of("fromCollectionID", "toCollectionID", "files")),
                new Request(
                        "POST",
                        "/collections/v3/remove-files",
                        object("collectionID", album, "fileIDs", List.of(1)),
                        List.of("collectionID", "fileIDs")),
                new Request(
                        "POST",
                        "/collections/suggest-delete",
                        object("collectionID", album, "fileIDs", List.of(1)),
                        List.of("collectionID", "fileIDs")),
                new Request(
                        "POST",
                        "/collections/rename",
                        object("collectionID", album, "encryptedName", random(9), "nameDecryptionNonce", random(24)),
                        List.of("collectionID", "encryptedName", "nameDecryptionNonce")),
                new Request("PUT", "/collections/magic-metadata", metadata, List.of("id", "magicMetadata")),
                new Request("PUT", "/collections/public-magic-metadata", metadata, List.of("id", "magicMetadata")),
                new Request("PUT", "/collections/sharee-magic-metadata", metadata, List.of("id", "magicMetadata")),
                new Request(
                        "POST",
                        "/collection-actions/reject-delete-suggestions",
                        object("fileIDs", List.of(1)),
                        List.of("fileIDs")));
    }

    private static ObjectNode create() {
        return object(
                "encryptedKey",
                random(48),
                "keyDecryptionNonce",
                random(24),
                "type",
                "album",
                "encryptedName",
                random(9),
                "nameDecryptionNonce",
                random(24),
                "magicMetadata",
                object("version", 1, "count", 1, "data", random(9), "header", random(24)));
    }

    /** What is not of the type of this value. */
    private static Stream<JsonNode> wrong(JsonNode right) {
        var samples =
                object("text", "x", "number", 7, "fraction", 1.5, "flag", true, "object", object(), "list", List.of());
        return samples.propertyStream()
                .filter(sample -> !sample.getValue().getNodeType().equals(right.getNodeType())
                        || right.isNumber() && sample.getKey().equals("fraction"))
                .filter(sample -> !(right.isNumber() && sample.getKey().equals("number")))
                .map(Map.Entry::getValue);
    }

    private static String random(int bytes) {
        return Base64Text.of(Sodium.random(bytes));
    }
}
