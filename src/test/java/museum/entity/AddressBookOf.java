package museum.entity;

import static museum.client.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.List;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.Person;
import museum.client.Role;
import museum.client.crypto.Base64Text;
import museum.support.Follower.Change;

/** The contacts of somebody. */
record AddressBookOf(Person owner) {

    /** Two people who share an album, as one must to be a contact of the other. */
    static AddressBookOf somebodyWhoSharesWith(Person owner, Person... others) {
        var album = owner.createAlbum("Summer");
        for (var other : others) {
            owner.share(album, other, Role.VIEWER);
        }
        return new AddressBookOf(owner);
    }

    Answer add(Person other, String data) {
        return owner.post(
                "/contacts",
                object("contactUserID", other.id(), "encryptedKey", bytes("key"), "encryptedData", bytes(data)));
    }

    Fields added(Person other, String data) {
        return add(other, data).ok().fields();
    }

    Answer get(String id) {
        return owner.get("/contacts/" + id);
    }

    Answer change(String id, Person other, String data) {
        return owner.put("/contacts/" + id, object("contactUserID", other.id(), "encryptedData", bytes(data)));
    }

    Answer delete(String id) {
        return owner.delete("/contacts/" + id);
    }

    List<Fields> since(long time, int limit) {
        return owner.get("/contacts/diff", "sinceTime", time, "limit", limit)
                .ok()
                .fields()
                .objects("diff");
    }

    List<Change> changes(long since, int limit) {
        return since(since, limit).stream()
                .map(row -> new Change(row.text("id"), row.number("updatedAt")))
                .toList();
    }

    static String bytes(String text) {
        return Base64Text.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
