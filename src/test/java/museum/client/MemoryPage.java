package museum.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import museum.client.crypto.Box;
import museum.client.crypto.Sodium;

/** Some pictures in the memories web app, for whoever has their link. Protocol 04 §12.4, 11 §3.11. */
public final class MemoryPage {

    private static final Program APP = Program.MEMORIES_WEB;

    private final Guest guest;
    private final Link link;
    private final byte[] key;
    private final Fields share;

    MemoryPage(Guest guest, Link link) {
        this.guest = guest;
        this.link = link;
        this.key = key(link.secret());
        this.share = call("GET", "/info").send().ok().fields().object("memoryShare");
        share.number("id");
        share.text("encryptedKey");
        share.text("keyDecryptionNonce");
    }

    static byte[] key(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public String name() {
        var box = new Box(share.text("metadataCipher"), share.text("metadataNonce"));
        return Json.readObject(Sodium.openBox(box, key)).path("name").asString();
    }

    /** The pictures in their order. */
    public List<Photo> photos() {
        return call("GET", "/files").send().ok().fields().objects("files").stream()
                .map(this::photo)
                .toList();
    }

    /** The file's own key is empty: the memory has it under its own. */
    private Photo photo(Fields placed) {
        placed.number("position");
        var file = Photo.Row.read(placed.object("file"));
        var box = new Box(placed.text("encryptedKey"), placed.text("keyDecryptionNonce"));
        return file.openWith(Sodium.openBox(box, key));
    }

    public byte[] thumbnail(Photo photo) {
        return photo.openThumbnail(get("/files/preview/" + photo.id()));
    }

    public byte[] content(Photo photo) {
        return photo.open(get("/files/download/" + photo.id()));
    }

    private byte[] get(String path) {
        var call = guest.call(APP, "GET", "/public-memory" + path).query("accessToken", link.token());
        return Transfer.getObject(guest.api(), Transfer.location(call.send()));
    }

    /** A request of this page with its token, to be completed. */
    public Call call(String method, String path) {
        return guest.call(APP, method, "/public-memory" + path).header("X-Auth-Access-Token", link.token());
    }
}
