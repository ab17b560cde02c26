package museum.entity;

import static museum.client.Json.object;

import java.util.List;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.MakesCalls;
import museum.support.Follower.Change;
import org.jspecify.annotations.Nullable;

/** The entities of one type of somebody. */
record Entities(MakesCalls owner, String type) {

    static Entities of(MakesCalls owner, String type) {
        owner.post("/user-entity/key", object("type", type, "encryptedKey", "key", "header", "nonce"))
                .isEmpty();
        return new Entities(owner, type);
    }

    Answer add(@Nullable String id, String data) {
        return owner.post(
                "/user-entity/entity", object("type", type, "id", id, "encryptedData", data, "header", "nonce"));
    }

    String added(String data) {
        return add(null, data).ok().fields().text("id");
    }

    Answer change(String id, String data) {
        return owner.put(
                "/user-entity/entity", object("type", type, "id", id, "encryptedData", data, "header", "nonce"));
    }

    Answer delete(String id) {
        return owner.call("DELETE", "/user-entity/entity").query("id", id).send();
    }

    List<Fields> since(long time, int limit) {
        return owner.get("/user-entity/entity/diff", "type", type, "sinceTime", time, "limit", limit)
                .ok()
                .fields()
                .objects("diff");
    }

    List<Change> changes(long since, int limit) {
        return since(since, limit).stream()
                .map(row -> new Change(row.text("id"), row.number("updatedAt")))
                .toList();
    }
}
