package museum.social;

import static museum.client.Json.object;

import java.util.List;
import java.util.stream.Stream;
import museum.client.Album;
import museum.client.Answer;
import museum.client.Fields;
import museum.client.Person;
import museum.support.Follower.Change;
import org.jspecify.annotations.Nullable;

/** What somebody says in an album, and sees there. */
record Words(Person person, Album album) {

    /** Any 156 characters will do: the server looks at nothing but the length. */
    static final String HEART = "h".repeat(156);

    Answer comment(@Nullable String id, @Nullable Long file, @Nullable String parent, String text) {
        return person.post(
                "/comments",
                object(
                        "id", id,
                        "collectionID", album.id(),
                        "fileID", file,
                        "parentCommentID", parent,
                        "cipher", text,
                        "nonce", "nonce"));
    }

    String said(String text) {
        return comment(null, null, null, text).is(201).fields().text("id");
    }

    Answer edit(String comment, String text) {
        return person.put("/comments/" + comment, object("cipher", text, "nonce", "nonce"));
    }

    Answer delete(String comment) {
        return person.delete("/comments/" + comment);
    }

    Answer react(@Nullable String id, @Nullable Long file, @Nullable String comment) {
        return person.put(
                "/reactions",
                object(
                        "id", id,
                        "collectionID", album.id(),
                        "fileID", file,
                        "commentID", comment,
                        "cipher", HEART,
                        "nonce", "nonce"));
    }

    String given(@Nullable Long file, @Nullable String comment) {
        return react(null, file, comment).ok().fields().text("id");
    }

    Answer takeBack(String reaction) {
        return person.delete("/reactions/" + reaction);
    }

    Fields seen(String path, Object... query) {
        var call = person.call("GET", path).query("collectionID", album.id());
        for (int i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        return call.send().ok().fields();
    }

    /** Comments and reactions together, as the mobile app follows them. */
    Stream<Fields> all() {
        var diff = seen("/social/diff", "limit", 2000);
        return Stream.concat(diff.objects("comments").stream(), diff.objects("reactions").stream());
    }

    Fields find(String id) {
        return all().filter(word -> word.text("id").equals(id)).findFirst().orElseThrow();
    }

    List<Change> changes(String kind, long since, int limit) {
        return seen("/" + kind + "/diff", "sinceTime", since, "limit", limit).objects(kind).stream()
                .map(word -> new Change(word.text("id"), word.number("updatedAt")))
                .toList();
    }
}
