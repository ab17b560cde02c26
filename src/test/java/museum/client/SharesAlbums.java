package museum.client;

import static museum.client.Json.object;

import java.util.List;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;

/** Albums of several people. Protocol 11 §5.8. */
public interface SharesAlbums extends MakesCalls {

    /** Invites somebody, or changes the role of somebody who is in the album already. Returns everybody in it. */
    default List<Participant> share(Album album, Person other, Role role) {
        return share(album, other.email(), role);
    }

    default List<Participant> share(Album album, String email, Role role) {
        var publicKey = get("/users/public-key", "email", email).ok().fields().text("publicKey");
        var sealed = Sodium.seal(album.key(), Base64Text.bytes(publicKey));
        var request = object(
                "collectionID", album.id(), "email", email, "role", role.name(), "encryptedKey", Base64Text.of(sealed));
        return participants(post("/collections/share", request));
    }

    default List<Participant> unshare(Album album, Person other) {
        return participants(post("/collections/unshare", object("collectionID", album.id(), "email", other.email())));
    }

    default List<Participant> sharees(Album album) {
        return participants(get("/collections/sharees", "collectionID", album.id()));
    }

    default void leave(Album album) {
        post("/collections/leave/" + album.id()).isEmpty();
    }

    private static List<Participant> participants(Answer answer) {
        return answer.ok().fields().objects("sharees").stream()
                .map(Participant::read)
                .toList();
    }
}
