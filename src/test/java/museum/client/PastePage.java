package museum.client;

import static museum.client.Json.object;

import java.util.Objects;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Blob;
import museum.client.crypto.Box;
import museum.client.crypto.Sodium;

/** Texts that are read once, in the paste web app. Protocol 04 §12.5, 11 §5.13. */
public final class PastePage {

    private static final Program APP = Program.PASTE_WEB;

    private final Guest guest;

    PastePage(Guest guest) {
        this.guest = guest;
    }

    /** Stores a text; returns its link. */
    public String write(String text) {
        var key = Sodium.key();
        var secret = Link.newSecret();
        var salt = Sodium.random(16);
        var payload = Sodium.blob(Json.bytes(object("text", text)), key);
        var box = Sodium.box(key, guest.kdf().derive(secret, salt, SharesLinks.OPERATIONS, SharesLinks.MEMORY));
        var paste = guest.call(APP, "POST", "/paste/create")
                .body(object(
                        "encryptedData", payload.ciphertextText(),
                        "decryptionHeader", payload.headerText(),
                        "encryptedPasteKey", box.ciphertext(),
                        "encryptedPasteKeyNonce", box.nonce(),
                        "kdfNonce", Base64Text.of(salt),
                        "kdfMemLimit", SharesLinks.MEMORY,
                        "kdfOpsLimit", SharesLinks.OPERATIONS))
                .send()
                .ok()
                .fields();
        paste.number("expiresAt");
        return APP.origin + "/" + paste.text("accessToken") + "#" + secret;
    }

    /** Reads a text and uses it up. */
    public String read(String link) {
        var parsed = Link.of(link);
        var guard = call("/paste/guard", parsed).send().ok();
        var cookie = Objects.requireNonNull(guard.header("Set-Cookie")).replaceAll(";.*", "");
        var paste = call("/paste/consume", parsed)
                .header("X-Paste-Consume", "1")
                .header("Cookie", cookie)
                .send()
                .ok()
                .fields();
        var stretched = guest.kdf()
                .derive(
                        parsed.secret(),
                        Base64Text.bytes(paste.text("kdfNonce")),
                        Math.toIntExact(paste.number("kdfOpsLimit")),
                        Math.toIntExact(paste.number("kdfMemLimit")));
        var key = Sodium.openBox(
                new Box(paste.text("encryptedPasteKey"), paste.text("encryptedPasteKeyNonce")), stretched);
        var payload = Blob.of(paste.text("encryptedData"), paste.text("decryptionHeader"));
        return Json.readObject(Sodium.openBlob(payload, key)).path("text").asString();
    }

    private Call call(String path, Link link) {
        return guest.call(APP, "POST", path).body(object("accessToken", link.token()));
    }
}
