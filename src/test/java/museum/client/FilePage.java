package museum.client;

import java.net.URI;
import java.util.Objects;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Blob;
import museum.client.crypto.Box;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;

/** A single file in the share web app, for whoever has its link. Protocol 04 §12.3, 11 §3.9. */
public final class FilePage {

    private static final Program APP = Program.SHARE_WEB;

    private final Guest guest;
    private final Link link;
    private @Nullable String deviceToken;
    private @Nullable Fields info;

    FilePage(Guest guest, Link link) {
        this.guest = guest;
        this.link = link;
        open();
    }

    /** Loads the page anew. */
    public void open() {
        var answer = call("GET", "/info")
                .header("X-Auth-Link-Device-Token", deviceToken)
                .send()
                .ok();
        if (answer.header("X-Ente-Link-Device-Token") != null) {
            deviceToken = Browser.exposedHeader(answer, "X-Ente-Link-Device-Token");
        }
        info = answer.fields();
    }

    public String title() {
        var metadata = file().object("metadata");
        var blob = Blob.of(metadata.text("encryptedData"), metadata.text("decryptionHeader"));
        return Json.readObject(Sodium.openBlob(blob, key())).path("title").asString();
    }

    public byte[] content() {
        var object = Transfer.getObject(guest.api(), location("/file"));
        return Sodium.openStream(new Blob(object, header("file")), key());
    }

    public byte[] thumbnail() {
        var object = Transfer.getObject(guest.api(), location("/thumbnail"));
        return Sodium.openBlob(new Blob(object, header("thumbnail")), key());
    }

    private URI location(String path) {
        return URI.create(
                Objects.requireNonNull(call("GET", path).send().is(307).header("Location")));
    }

    private byte[] header(String object) {
        return Base64Text.bytes(file().object(object).text("decryptionHeader"));
    }

    private byte[] key() {
        var secret = Objects.requireNonNull(info).object("link");
        var linkKey = guest.kdf()
                .derive(
                        link.secret(),
                        Base64Text.bytes(secret.text("kdfNonce")),
                        Math.toIntExact(secret.number("kdfOpsLimit")),
                        Math.toIntExact(secret.number("kdfMemLimit")));
        return Sodium.openBox(new Box(secret.text("encryptedFileKey"), secret.text("encryptedFileKeyNonce")), linkKey);
    }

    private Fields file() {
        return Objects.requireNonNull(info).object("file");
    }

    /** A request of this page with its token, to be completed. */
    public Call call(String method, String path) {
        return guest.call(APP, method, "/file-link" + path).header("X-Auth-Access-Token", link.token());
    }
}
