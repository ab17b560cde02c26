package museum.client;

import static museum.client.Json.object;

import java.util.List;
import java.util.Objects;
import museum.client.crypto.Base64Text;
import museum.client.crypto.KeyPair;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A television with the cast web app: shows a code until somebody sends it an album. Protocol 04 §12.6, 11 §5.11. */
public final class Television {

    private static final Program APP = Program.CAST_WEB;

    private final Guest guest;
    private final KeyPair keys = Sodium.keyPair();
    private final String code;
    private @Nullable ObjectNode payload;

    Television(Guest guest) {
        this.guest = guest;
        this.code = guest.call(APP, "POST", "/cast/device-info")
                .body(object("publicKey", Base64Text.of(keys.publicKey())))
                .send()
                .ok()
                .fields()
                .text("deviceCode");
    }

    /** What stands on the screen. */
    public String code() {
        return code;
    }

    /** Asks whether there is an album; what it then knows of it stays. */
    public boolean hasAlbum() {
        var sealed = guest.call(APP, "GET", "/cast/cast-data/" + code)
                .send()
                .ok()
                .fields()
                .textOrNull("encCastData");
        if (sealed != null) {
            payload = Json.readObject(Sodium.openSeal(Base64Text.bytes(sealed), keys));
        }
        return sealed != null;
    }

    /** The pictures of the album. */
    public List<Photo> photos() {
        var page = call("/cast/diff?sinceTime=0").send().ok().fields();
        page.flag("hasMore");
        var key = Base64Text.bytes(album().path("collectionKey").asString());
        return page.objects("diff").stream()
                .map(Photo.Row::read)
                .filter(row -> !row.deleted())
                .map(row -> row.open(key))
                .toList();
    }

    public byte[] show(Photo photo) {
        var call = guest.call(APP, "GET", "/cast/files/download/" + photo.id())
                .query("castToken", album().path("castToken").asString());
        return photo.open(Transfer.getObject(guest.api(), Transfer.location(call.send())));
    }

    /** A request with the cast's token. */
    public Call call(String path) {
        return guest.call(APP, "GET", path)
                .header("X-Cast-Access-Token", album().path("castToken").asString());
    }

    private ObjectNode album() {
        return Objects.requireNonNull(payload, "no album yet");
    }
}
