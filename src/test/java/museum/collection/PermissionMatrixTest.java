package museum.collection;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import museum.client.Answer;
import museum.client.EncryptedPicture;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import museum.collection.SharedAlbum.Who;
import museum.support.MuseumTest;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation on an album by everybody who could try, on own files and those of others, while the album lives, when people have hidden it, and when it is
 * deleted. Whatever is refused must leave everything as it was. Protocol 02 §5.
 */
@MuseumTest
class PermissionMatrixTest {

    /** Statuses in the order of {@link Who}. A word behind a status is the code in the body; without one a refusal is {@code {}}. */
    private static final String LIVE = """
            by id                            | 200 | 200 | 200 | 200 | 404 | 404
            diff                             | 200 | 200 | 200 | 200 | 404 | 404
            participants                     | 200 | 200 | 200 | 200 | 404 | 404
            read own file                    | 200 | 200 | 200 | 200 | 404 FILE_NOT_FOUND_IN_ALBUM | 404 FILE_NOT_FOUND_IN_ALBUM
            read owner's file                | 200 | 200 | 200 | 200 | 403 | 403
            read another's file              | 200 | 200 | 200 | 200 | 403 | 403
            add own file                     | 200 | 200 | 200 | 403 | 404 | 404
            add another's file               | 403 | 403 | 403 | 403 | 404 | 404
            move own file in                 | 200 | 403 | 403 | 403 | 403 | 403
            move own file out                | 200 | 403 | 403 | 403 | 403 | 403
            restore own file into it         | 200 | 403 | 403 | 403 | 403 | 403
            upload into it                   | 200 | 403 | 403 | 403 | 403 | 403
            remove own file                  | 400 BAD_REQUEST | 200 | 200 | 200 | 404 | 404
            remove owner's file              | 400 BAD_REQUEST | 200 | 400 BAD_REQUEST | 400 BAD_REQUEST | 404 | 404
            remove another's file            | 200 | 200 | 403 | 403 | 404 | 404
            suggest deleting own file        | 403 | 403 | 403 | 403 | 404 | 404
            suggest deleting owner's file    | 403 | 200 | 403 | 403 | 404 | 404
            suggest deleting another's file  | 200 | 200 | 403 | 403 | 404 | 404
            rename                           | 200 | 403 | 403 | 403 | 403 | 403
            private metadata                 | 200 | 403 | 403 | 403 | 403 | 403
            public metadata                  | 200 | 403 | 403 | 403 | 403 | 403
            sharee's metadata                | 400 BAD_REQUEST | 200 | 200 | 200 | 404 | 404
            invite somebody                  | 200 | 200 | 403 | 403 | 403 | 403
            make somebody admin              | 200 | 200 | 403 | 403 | 403 | 403
            make oneself admin               | 400 | 400 | 400 | 400 | 400 | 400
            invite the owner                 | 400 | 400 | 403 | 403 | 403 | 403
            remove somebody                  | 200 | 200 | 403 | 403 | 403 | 403
            remove an admin                  | 200 | 403 | 403 | 403 | 403 | 403
            remove the owner                 | 403 | 403 | 403 | 403 | 403 | 403
            remove oneself                   | 403 | 403 | 403 | 403 | 403 | 403
            leave                            | 403 | 200 | 200 | 200 | 200 | 200
            make a link                      | 200 | 403 | 403 | 403 | 403 | 403
            change the link                  | 200 | 403 | 403 | 403 | 403 | 403
            remove the link                  | 200 | 403 | 403 | 403 | 403 | 403
            join by the link                 | 400 | 200 | 200 | 200 | 200 | 200
            delete with files                | 200 | 403 | 403 | 403 | 403 | 403
            delete without files             | 409 COLLECTION_NOT_EMPTY | 403 | 403 | 403 | 403 | 403
            """;

    private static final String DELETED = """
            by id                            | 200 | 404 | 404 | 404 | 404 | 404
            diff                             | 404 | 404 | 404 | 404 | 404 | 404
            participants                     | 404 | 404 | 404 | 404 | 404 | 404
            read own file                    | 200 | 200 | 200 | 200 | 404 FILE_NOT_FOUND_IN_ALBUM | 404 FILE_NOT_FOUND_IN_ALBUM
            read owner's file                | 200 | 403 | 403 | 403 | 403 | 403
            read another's file              | 403 | 403 | 403 | 403 | 403 | 403
            add own file                     | 404 | 404 | 404 | 404 | 404 | 404
            add another's file               | 404 | 404 | 404 | 404 | 404 | 404
            move own file in                 | 404 | 403 | 403 | 403 | 403 | 403
            move own file out                | 404 | 403 | 403 | 403 | 403 | 403
            restore own file into it         | 404 | 403 | 403 | 403 | 403 | 403
            upload into it                   | 404 COLLECTION_DELETED | 403 | 403 | 403 | 403 | 403
            remove own file                  | 404 | 404 | 404 | 404 | 404 | 404
            remove owner's file              | 404 | 404 | 404 | 404 | 404 | 404
            remove another's file            | 404 | 404 | 404 | 404 | 404 | 404
            suggest deleting own file        | 404 | 404 | 404 | 404 | 404 | 404
            suggest deleting owner's file    | 404 | 404 | 404 | 404 | 404 | 404
            suggest deleting another's file  | 404 | 404 | 404 | 404 | 404 | 404
            rename                           | 200 | 403 | 403 | 403 | 403 | 403
            private metadata                 | 200 | 403 | 403 | 403 | 403 | 403
            public metadata                  | 200 | 403 | 403 | 403 | 403 | 403
            sharee's metadata                | 404 | 404 | 404 | 404 | 404 | 404
            invite somebody                  | 404 | 403 | 403 | 403 | 403 | 403
            make somebody admin              | 404 | 403 | 403 | 403 | 403 | 403
            make oneself admin               | 400 | 400 | 400 | 400 | 400 | 400
            invite the owner                 | 400 | 403 | 403 | 403 | 403 | 403
            remove somebody                  | 404 | 403 | 403 | 403 | 403 | 403
            remove an admin                  | 404 | 403 | 403 | 403 | 403 | 403
            remove the owner                 | 403 | 403 | 403 | 403 | 403 | 403
            remove oneself                   | 403 | 403 | 403 | 403 | 403 | 403
            leave                            | 403 | 200 | 200 | 200 | 200 | 200
            make a link                      | 404 | 403 | 403 | 403 | 403 | 403
            change the link                  | 404 | 403 | 403 | 403 | 403 | 403
            remove the link                  | 200 | 403 | 403 | 403 | 403 | 403
            join by the link                 | 400 | 404 | 404 | 404 | 404 | 404
            delete with files                | 200 | 403 | 403 | 403 | 403 | 403
            delete without files             | 200 | 403 | 403 | 403 | 403 | 403
            """;

    /** What happens to the album before the operation. */
    private enum State {
        LIVE_ALBUM(PermissionMatrixTest.LIVE),
        HIDDEN_ALBUM(PermissionMatrixTest.LIVE),
        DELETED_ALBUM(PermissionMatrixTest.DELETED);

        private final String table;

        State(String table) {
            this.table = table;
        }
    }

    private interface Operation {
        Answer by(Person person, SharedAlbum album);
    }

    private static final Map<String, Operation> OPERATIONS = operations();

    private final SharedAlbum.Cast cast;
    private final Map<State, SharedAlbum> unchanged = new EnumMap<>(State.class);

    PermissionMatrixTest(People people) {
        cast = SharedAlbum.Cast.of(people);
    }

    @TestFactory
    Stream<DynamicNode> whoMayDoWhat() {
        return Arrays.stream(State.values())
                .flatMap(state -> state.table.lines().flatMap(line -> row(state, line)));
    }

    private Stream<DynamicNode> row(State state, String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return Arrays.stream(Who.values()).map(who -> {
            var expected = cells.get(1 + who.ordinal());
            var name = "%s, %s: %s".formatted(state, who, cells.getFirst());
            return DynamicTest.dynamicTest(name, () -> tell(state, who, operation(cells.getFirst()), expected));
        });
    }

    private void tell(State state, Who who, Operation operation, String expected) {
        var album = album(state);
        var before = album.contents();
        var answer = operation.by(cast.is(who), album);
        var after = album.contents();
        if (after.equals(before)) {
            unchanged.put(state, album);
        }
        assertThat(shown(answer)).isEqualTo(expected);
        if (answer.status() != 200) {
            assertThat(after).as("what was refused left no trace").isEqualTo(before);
        }
    }

    /** The one of the story before, if that has changed nothing. */
    private SharedAlbum album(State state) {
        var kept = unchanged.remove(state);
        if (kept != null) {
            return kept;
        }
        var album = SharedAlbum.of(cast);
        switch (state) {
            case LIVE_ALBUM -> {}
            case HIDDEN_ALBUM -> album.hide();
            case DELETED_ALBUM -> album.delete();
        }
        return album;
    }

    private static String shown(Answer answer) {
        if (answer.status() == 200) {
            return "200";
        }
        var code = answer.json().path("code").asString("");
        if (code.isEmpty()) {
            answer.isPlain(answer.status());
        }
        return (answer.status() + " " + code).strip();
    }

    private static Map<String, Operation> operations() {
        var all = new LinkedHashMap<String, Operation>();
        all.put("by id", (one, album) -> one.get("/collections/" + album.id()));
        all.put("diff", (one, album) -> one.get("/collections/v2/diff", "collectionID", album.id()));
        all.put("participants", (one, album) -> one.get("/collections/sharees", "collectionID", album.id()));
        all.put("read own file", (one, album) -> read(one, album, album.photoOf(one)));
        all.put("read owner's file", (one, album) -> read(one, album, album.photoOf(Who.OWNER)));
        all.put("read another's file", (one, album) -> read(one, album, album.anothersPhoto()));
        all.put("add own file", (one, album) -> one.post("/collections/add-files", album.files(album.spareOf(one))));
        all.put(
                "add another's file",
                (one, album) -> one.post("/collections/add-files", album.files(album.anothersPhoto())));
        all.put(
                "move own file in",
                (one, album) -> one.post(
                        "/collections/move-files",
                        object(
                                "fromCollectionID",
                                album.homeOf(one).id(),
                                "toCollectionID",
                                album.id(),
                                "files",
                                List.of(SharedAlbum.item(album.spareOf(one))))));
        all.put(
                "move own file out",
                (one, album) -> one.post(
                        "/collections/move-files",
                        object(
                                "fromCollectionID",
                                album.id(),
                                "toCollectionID",
                                album.homeOf(one).id(),
                                "files",
                                List.of(SharedAlbum.item(album.photoOf(one))))));
        all.put("restore own file into it", (one, album) -> {
            var trashed = album.trashedOf(one);
            return one.post("/collections/restore-files", album.files(trashed));
        });
        all.put(
                "upload into it",
                (one, album) -> one.post(
                        "/files", one.putObjects(album.album(), EncryptedPicture.of(Picture.sized("new.jpg", 500)))));
        for (var verb : List.of("remove", "suggest deleting")) {
            var path = verb.equals("remove") ? "/collections/v3/remove-files" : "/collections/suggest-delete";
            all.put(verb + " own file", (one, album) -> one.post(path, album.fileIds(album.photoOf(one))));
            all.put(verb + " owner's file", (one, album) -> one.post(path, album.fileIds(album.photoOf(Who.OWNER))));
            all.put(verb + " another's file", (one, album) -> one.post(path, album.fileIds(album.anothersPhoto())));
        }
        all.put(
                "rename",
                (one, album) -> one.post(
                        "/collections/rename",
                        object(
                                "collectionID",
                                album.id(),
                                "encryptedName",
                                "bmV3",
                                "nameDecryptionNonce",
                                random(24))));
        all.put("private metadata", (one, album) -> one.put("/collections/magic-metadata", album.metadata()));
        all.put("public metadata", (one, album) -> one.put("/collections/public-magic-metadata", album.metadata()));
        all.put("sharee's metadata", (one, album) -> one.put("/collections/sharee-magic-metadata", album.metadata()));
        all.put("invite somebody", (one, album) -> album.share(one, album.newcomer(), "COLLABORATOR"));
        all.put("make somebody admin", (one, album) -> album.share(one, album.another(), "ADMIN"));
        all.put("make oneself admin", (one, album) -> album.share(one, one, "ADMIN"));
        all.put("invite the owner", (one, album) -> album.share(one, album.is(Who.OWNER), "VIEWER"));
        all.put("remove somebody", (one, album) -> album.unshare(one, album.another()));
        all.put("remove an admin", (one, album) -> album.unshare(one, album.is(Who.ADMIN)));
        all.put("remove the owner", (one, album) -> album.unshare(one, album.is(Who.OWNER)));
        all.put("remove oneself", (one, album) -> album.unshare(one, one));
        all.put("leave", (one, album) -> one.post("/collections/leave/" + album.id()));
        all.put("make a link", (one, album) -> one.post("/collections/share-url", object("collectionID", album.id())));
        all.put(
                "change the link",
                (one, album) ->
                        one.put("/collections/share-url", object("collectionID", album.id(), "enableCollect", true)));
        all.put("remove the link", (one, album) -> one.delete("/collections/share-url/" + album.id()));
        all.put(
                "join by the link",
                (one, album) -> one.call("POST", "/collections/join-link")
                        .header("X-Auth-Access-Token", album.linkToken())
                        .body(object("collectionID", album.id(), "encryptedKey", random(80)))
                        .send());
        all.put("delete with files", (one, album) -> album.delete(one, false));
        all.put("delete without files", (one, album) -> album.delete(one, true));
        return all;
    }

    private static Operation operation(String name) {
        return Objects.requireNonNull(OPERATIONS.get(name));
    }

    private static Answer read(Person person, SharedAlbum album, long file) {
        return person.get("/collections/file", "collectionID", album.id(), "fileID", file);
    }

    private static String random(int bytes) {
        return Base64Text.of(Sodium.random(bytes));
    }
}
