package museum.collection;

import static museum.client.Json.object;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import museum.client.Album;
import museum.client.Answer;
import museum.client.People;
import museum.client.Person;
import museum.client.Picture;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;

/** An album with one participant of each role, a file of each of them and of one more collaborator in it, a link, and people who are not in it. */
final class SharedAlbum {

    /** Who may try something. */
    enum Who {
        OWNER,
        ADMIN,
        COLLABORATOR,
        VIEWER,
        /** Was a collaborator and was removed. */
        FORMER,
        STRANGER
    }

    /** An album of one's own, and three files uploaded to it: one for the shared album, one to spare, one in the trash. */
    record Home(Album album, long photo, long spare, long trashed) {

        static Home of(Person person) {
            var album = person.createAlbum("Home");
            var photo = person.upload(album, Picture.sized("photo.jpg", 500));
            var spare = person.upload(album, Picture.sized("spare.jpg", 500));
            var trashed = person.upload(album, Picture.sized("trashed.jpg", 500));
            person.trash(trashed);
            return new Home(album, photo.id(), spare.id(), trashed.id());
        }
    }

    /** The people, who serve many albums. */
    record Cast(Map<Who, Person> people, Person another, Person newcomer, Map<Person, Home> homes) {

        static Cast of(People world) {
            var people = new EnumMap<Who, Person>(Who.class);
            var homes = new LinkedHashMap<Person, Home>();
            for (var who : Who.values()) {
                var person = world.signUp(who.name().toLowerCase(Locale.ROOT));
                people.put(who, person);
                homes.put(person, Home.of(person));
            }
            var another = world.signUp("another");
            homes.put(another, Home.of(another));
            return new Cast(people, another, world.signUp("newcomer"), homes);
        }

        Person is(Who who) {
            return Objects.requireNonNull(people.get(who));
        }

        Home home(Person person) {
            return Objects.requireNonNull(homes.get(person));
        }
    }

    private final Cast cast;
    private final Album album;
    private final String linkToken;

    private SharedAlbum(Cast cast) {
        this.cast = cast;
        this.album = is(Who.OWNER).createAlbum("Shared");
        share(is(Who.OWNER), is(Who.ADMIN), "ADMIN").ok();
        for (var person : List.of(is(Who.COLLABORATOR), is(Who.VIEWER), is(Who.FORMER), cast.another)) {
            share(is(Who.OWNER), person, "COLLABORATOR").ok();
        }
        cast.homes.forEach((person, home) -> {
            if (person != is(Who.STRANGER)) {
                person.post("/collections/add-files", files(home.photo())).isEmpty();
            }
        });
        share(is(Who.OWNER), is(Who.VIEWER), "VIEWER").ok();
        unshare(is(Who.OWNER), is(Who.FORMER)).ok();
        var url = is(Who.OWNER)
                .post("/collections/share-url", object("collectionID", id()))
                .ok()
                .json()
                .path("result")
                .path("url")
                .asString();
        this.linkToken = url.substring(url.lastIndexOf('=') + 1);
    }

    static SharedAlbum of(Cast cast) {
        return new SharedAlbum(cast);
    }

    long id() {
        return album.id();
    }

    Album album() {
        return album;
    }

    Person is(Who who) {
        return cast.is(who);
    }

    /** A collaborator whose role nobody in the story has. */
    Person another() {
        return cast.another;
    }

    Person newcomer() {
        return cast.newcomer;
    }

    Album homeOf(Person person) {
        return cast.home(person).album();
    }

    /** In the album, unless the person is a stranger. */
    long photoOf(Person person) {
        return cast.home(person).photo();
    }

    long photoOf(Who who) {
        return photoOf(is(who));
    }

    long anothersPhoto() {
        return photoOf(cast.another);
    }

    /** Not in the album. */
    long spareOf(Person person) {
        return cast.home(person).spare();
    }

    /** In the trash; brought there again if somebody has restored it. */
    long trashedOf(Person person) {
        long file = cast.home(person).trashed();
        var item = object("fileID", file, "collectionID", homeOf(person).id());
        person.post("/files/trash", object("items", List.of(item))).isEmpty();
        return file;
    }

    String linkToken() {
        return linkToken;
    }

    // --- requests ---------------------------------------------------------------------------------------------

    static ObjectNode item(long file) {
        return object("id", file, "encryptedKey", random(48), "keyDecryptionNonce", random(24));
    }

    ObjectNode files(long file) {
        return object("collectionID", id(), "files", List.of(item(file)));
    }

    ObjectNode fileIds(long file) {
        return object("collectionID", id(), "fileIDs", List.of(file));
    }

    ObjectNode metadata() {
        return object(
                "id",
                id(),
                "magicMetadata",
                object("version", 1, "count", 1, "data", random(30), "header", random(24)));
    }

    Answer share(Person by, Person with, String role) {
        return by.post(
                "/collections/share",
                object("collectionID", id(), "email", with.email(), "encryptedKey", random(80), "role", role));
    }

    Answer unshare(Person by, Person whom) {
        return by.post("/collections/unshare", object("collectionID", id(), "email", whom.email()));
    }

    Answer delete(Person by, boolean keepFiles) {
        return by.call("DELETE", "/collections/v3/" + id())
                .query("collectionID", id())
                .query("keepFiles", keepFiles)
                .send();
    }

    // --- states -----------------------------------------------------------------------------------------------

    /** Owner and participants keep it out of their sight; what they may do does not change. */
    void hide() {
        is(Who.OWNER).editPrivate(album, Map.of("visibility", 2));
        for (var who : List.of(Who.ADMIN, Who.COLLABORATOR, Who.VIEWER)) {
            is(who).put("/collections/sharee-magic-metadata", metadata()).isEmpty();
        }
    }

    void delete() {
        delete(is(Who.OWNER), false).isEmpty();
    }

    /** All that the owner can see of it, to compare. */
    String contents() {
        var owner = is(Who.OWNER);
        return owner.get("/collections/" + id()).ok().text()
                + owner.get("/collections/v2/diff", "collectionID", id()).text()
                + owner.get(
                                "/collections/v2/diff",
                                "collectionID",
                                homeOf(owner).id())
                        .text();
    }

    private static String random(int bytes) {
        return Base64Text.of(Sodium.random(bytes));
    }
}
