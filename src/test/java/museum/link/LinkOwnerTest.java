package museum.link;

import static museum.client.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import museum.client.Album;
import museum.client.Call;
import museum.client.Fields;
import museum.client.People;
import museum.client.Person;
import museum.client.Photo;
import museum.client.Picture;
import museum.client.Program;
import museum.client.Role;
import museum.client.Television;
import museum.support.MuseumTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who may open what to the world, by everybody who could try; what is not theirs stays as it was. Protocol 04 §6, §8, §9, §11. */
@MuseumTest
class LinkOwnerTest {

    /** Those who try. The authenticator is the owner's own, where there are no pictures. */
    private enum Who {
        OWNER,
        ADMIN,
        COLLABORATOR,
        VIEWER,
        STRANGER,
        NOBODY,
        AUTHENTICATOR
    }

    /** Statuses in the order of {@link Who}, and the code in the body where there is one. */
    private static final String TABLE = """
            make album link   | 200 | 403                   | 403                   | 403                   | 403                        | 401 | 403
            change album link | 200 | 403                   | 403                   | 403                   | 403                        | 401 | 403
            remove album link | 200 | 403                   | 403                   | 403                   | 403                        | 401 | 403
            make file link    | 200 | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED      | 401 | 403
            change file link  | 200 | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED      | 401 | 403
            remove file link  | 200 | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED | 403 PERMISSION_DENIED      | 401 | 403
            list file links   | 200 | 200                   | 200                   | 200                   | 200                        | 401 | 403
            share memory      | 200 | 200                   | 200                   | 200                   | 403                        | 401 | 403
            list memories     | 200 | 200                   | 200                   | 200                   | 200                        | 401 | 403
            read memory       | 200 | 403                   | 403                   | 403                   | 403                        | 401 | 403
            delete memory     | 200 | 404                   | 404                   | 404                   | 404                        | 401 | 403
            read code         | 200 | 200                   | 200                   | 200                   | 200                        | 401 | 403
            cast              | 200 | 200                   | 200                   | 200                   | 403 CAST_PERMISSION_DENIED | 401 | 403
            list televisions  | 200 | 200                   | 200                   | 200                   | 200                        | 401 | 403
            revoke television | 200 | 200                   | 200                   | 200                   | 200                        | 401 | 403
            revoke all        | 200 | 200                   | 200                   | 200                   | 200                        | 401 | 403
            """;

    private interface Calls {
        Call call(String method, String path);
    }

    /** What the owner has opened: a link to an album and one to its picture, a memory, a television that shows it. */
    private final class Opened {
        final Album album = owner.createAlbum("Summer");
        final Photo photo = owner.upload(album, Picture.named("beach.jpg"));
        final String albumLink;
        final String fileLink;
        final String memoryLink;
        final long memory;
        final Television television = people.guest().television();
        final String device;

        Opened() {
            owner.share(album, admin, Role.ADMIN);
            owner.share(album, collaborator, Role.COLLABORATOR);
            owner.share(album, viewer, Role.VIEWER);
            albumLink = owner.createLink(album);
            fileLink = owner.createFileLink(photo);
            memoryLink = owner.shareMemory("A year ago", photo);
            memory = first("/memory-share", "memoryShares").number("id");
            owner.cast(album, television.code());
            assertThat(television.hasAlbum()).isTrue();
            device = first("/cast/device-info", "devices").text("deviceID");
        }

        private Fields first(String path, String list) {
            return owner.get(path).ok().fields().objects(list).getFirst();
        }

        void mustAllBeOpen() {
            assertThat(people.guest().album(albumLink).open().photos()).hasSize(1);
            assertThat(people.guest().file(fileLink).title()).isEqualTo("beach.jpg");
            assertThat(people.guest().memory(memoryLink).photos()).hasSize(1);
            assertThat(television.photos()).hasSize(1);
        }
    }

    private final People people;
    private final Person owner;
    private final Person admin;
    private final Person collaborator;
    private final Person viewer;
    private final Map<Who, Calls> cast = new EnumMap<>(Who.class);
    private @Nullable Opened unchanged;

    LinkOwnerTest(People people) {
        this.people = people;
        owner = people.signUp("owner");
        admin = people.signUp("admin");
        collaborator = people.signUp("collaborator");
        viewer = people.signUp("viewer");
        cast.put(Who.OWNER, owner::call);
        cast.put(Who.ADMIN, admin::call);
        cast.put(Who.COLLABORATOR, collaborator::call);
        cast.put(Who.VIEWER, viewer::call);
        cast.put(Who.STRANGER, people.signUp("stranger")::call);
        cast.put(Who.NOBODY, people::call);
        cast.put(Who.AUTHENTICATOR, owner.logIn(Program.AUTH_MOBILE)::call);
    }

    @TestFactory
    Stream<DynamicTest> whoMayDoWhat() {
        return TABLE.lines().flatMap(line -> {
            var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            return Arrays.stream(Who.values())
                    .map(who -> dynamicTest(
                            who + ": " + cells.getFirst(),
                            () -> tell(who, cells.getFirst(), cells.get(1 + who.ordinal()))));
        });
    }

    private void tell(Who who, String deed, String expected) {
        var opened = unchanged != null ? unchanged : new Opened();
        var answer = deed(deed, Objects.requireNonNull(cast.get(who)), opened).send();
        var code = answer.status() == 200 ? "" : answer.json().path("code").asString("");
        assertThat((answer.status() + " " + code).strip()).isEqualTo(expected);
        if (who == Who.AUTHENTICATOR) {
            opened.mustAllBeOpen();
        }
        unchanged = who == Who.OWNER ? null : opened;
    }

    private static Call deed(String deed, Calls who, Opened opened) {
        var albumId = opened.album.id();
        var fileId = opened.photo.id();
        return switch (deed) {
            case "make album link" -> who.call("POST", "/collections/share-url").body(object("collectionID", albumId));
            case "change album link" ->
                who.call("PUT", "/collections/share-url").body(object("collectionID", albumId, "validTill", 0));
            case "remove album link" -> who.call("DELETE", "/collections/share-url/" + albumId);
            case "make file link" ->
                who.call("POST", "/files/share-url").body(object("fileID", fileId, "app", "photos"));
            case "change file link" ->
                who.call("PUT", "/files/share-url").body(object("linkID", "x", "fileID", fileId, "validTill", 0));
            case "remove file link" -> who.call("DELETE", "/files/share-url/" + fileId);
            case "list file links" -> who.call("GET", "/files/share-url?sinceTime=0");
            case "share memory" -> who.call("POST", "/memory-share").body(memory(fileId));
            case "list memories" -> who.call("GET", "/memory-share");
            case "read memory" -> who.call("GET", "/memory-share/" + opened.memory);
            case "delete memory" -> who.call("DELETE", "/memory-share/" + opened.memory);
            case "read code" -> who.call("GET", "/cast/device-info/" + opened.television.code());
            case "cast" ->
                who.call("POST", "/cast/cast-data")
                        .body(object(
                                "collectionID", albumId,
                                "castToken", "cast_mine",
                                "encPayload", "cGF5bG9hZA==",
                                "deviceCode", "AAAAAA"));
            case "list televisions" -> who.call("GET", "/cast/device-info");
            case "revoke television" -> who.call("DELETE", "/cast/device-info/" + opened.device);
            case "revoke all" -> who.call("DELETE", "/cast/revoke-all-tokens");
            default -> throw new IllegalArgumentException(deed);
        };
    }

    private static ObjectNode memory(long fileId) {
        return object(
                "encryptedKey",
                "a2V5",
                "keyDecryptionNonce",
                "bm9uY2U=",
                "files",
                List.of(object("fileID", fileId, "encryptedKey", "a2V5", "keyDecryptionNonce", "bm9uY2U=")));
    }
}
