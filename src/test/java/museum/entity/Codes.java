package museum.entity;

import static museum.client.Json.object;

import java.util.List;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.MakesCalls;
import museum.support.Follower.Change;

/** The authenticator of somebody. */
record Codes(MakesCalls owner) {

    static Codes of(MakesCalls owner) {
        owner.post("/authenticator/key", object("encryptedKey", "key", "header", "nonce"))
                .isEmpty();
        return new Codes(owner);
    }

    String add(String data) {
        return owner.post("/authenticator/entity", object("encryptedData", data, "header", "nonce"))
                .ok()
                .fields()
                .text("id");
    }

    Answer change(String id, String data) {
        return owner.call("PUT", "/authenticator/entity")
                .body(object("id", id, "encryptedData", data, "header", "nonce"))
                .send();
    }

    Answer delete(String id) {
        return owner.call("DELETE", "/authenticator/entity").query("id", id).send();
    }

    List<Fields> since(long time, int limit) {
        return owner.get("/authenticator/entity/diff", "sinceTime", time, "limit", limit)
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
