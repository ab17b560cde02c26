package museum.client;

import static museum.client.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import museum.client.crypto.Base58;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;

/** What people open to everybody who has a link. Protocol 11 §5.9–§5.12. */
public interface SharesLinks extends MakesCalls {

    /** Argon2id "interactive", with which passwords and secrets of links are stretched. */
    int OPERATIONS = 2;

    /** Bytes of memory for it. */
    int MEMORY = 64 << 20;

    /** The whole link of an album, key included. */
    default String createLink(Album album) {
        return createLink(album, Map.of());
    }

    /** @param settings {@code enableCollect}, {@code enableJoin}, {@code validTill}, {@code deviceLimit} … */
    default String createLink(Album album, Map<String, ?> settings) {
        var link = post("/collections/share-url", request(album, settings))
                .ok()
                .fields()
                .object("result");
        AlbumLink.read(link);
        return link.text("url") + "#" + Base58.of(album.key());
    }

    default AlbumLink changeLink(Album album, Map<String, ?> settings) {
        return AlbumLink.read(put("/collections/share-url", request(album, settings))
                .ok()
                .fields()
                .object("result"));
    }

    /** From now on only who knows the password sees more than the album's name. */
    default AlbumLink protectLink(Album album, String password) {
        var salt = Sodium.random(16);
        var hash = device().person().kdf().derive(password, salt, OPERATIONS, MEMORY);
        return changeLink(
                album,
                Map.of(
                        "passHash",
                        Base64Text.of(hash),
                        "nonce",
                        Base64Text.of(salt),
                        "memLimit",
                        MEMORY,
                        "opsLimit",
                        OPERATIONS));
    }

    default void removeLink(Album album) {
        delete("/collections/share-url/" + album.id()).isEmpty();
    }

    private static ObjectNode request(Album album, Map<String, ?> settings) {
        var request = object("collectionID", album.id());
        settings.forEach((name, value) -> request.set(name, Json.node(value)));
        return request;
    }

    /** A link to a single file, as Locker makes it. */
    default String createFileLink(Photo photo) {
        var secret = Link.newSecret();
        var salt = Sodium.random(16);
        var key = Sodium.box(photo.key(), device().person().kdf().derive(secret, salt, OPERATIONS, MEMORY));
        var encoded = Base64Text.of(secret.getBytes(StandardCharsets.UTF_8));
        var sealed = Sodium.seal(
                encoded.getBytes(StandardCharsets.UTF_8), device().keys().pair().publicKey());
        var link = post(
                        "/files/share-url",
                        object(
                                "fileID", photo.id(),
                                "app", device().program().app(),
                                "encryptedFileKey", key.ciphertext(),
                                "encryptedFileKeyNonce", key.nonce(),
                                "kdfNonce", Base64Text.of(salt),
                                "kdfMemLimit", MEMORY,
                                "kdfOpsLimit", OPERATIONS,
                                "encryptedShareKey", Base64Text.of(sealed)))
                .ok()
                .fields();
        link.text("linkID");
        link.number("ownerID");
        link.flag("passwordEnabled");
        link.flag("enableDownload");
        link.number("createdAt");
        var recovered = Sodium.openSeal(
                Base64Text.bytes(link.text("encryptedShareKey")),
                device().keys().pair());
        return link.text("url") + "#"
                + new String(Base64Text.bytes(new String(recovered, StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** A link to some pictures, for a week. */
    default String shareMemory(String name, Photo... photos) {
        var secret = Link.newSecret();
        var key = MemoryPage.key(secret);
        var metadata = Sodium.box(Json.bytes(object("name", name)), key);
        var boxedSecret = Sodium.box(
                secret.getBytes(StandardCharsets.UTF_8), device().keys().masterKey());
        var files = Arrays.stream(photos)
                .map(photo -> {
                    var box = Sodium.box(photo.key(), key);
                    return object(
                            "fileID", photo.id(), "encryptedKey", box.ciphertext(), "keyDecryptionNonce", box.nonce());
                })
                .toList();
        var share = post(
                        "/memory-share",
                        object(
                                "type", "share",
                                "metadataCipher", metadata.ciphertext(),
                                "metadataNonce", metadata.nonce(),
                                "encryptedKey", boxedSecret.ciphertext(),
                                "keyDecryptionNonce", boxedSecret.nonce(),
                                "files", files))
                .ok()
                .fields()
                .object("memoryShare");
        share.number("id");
        share.number("createdAt");
        share.text("accessToken");
        return share.text("url") + "#" + secret;
    }

    /** Sends an album to the television that shows this code. */
    default void cast(Album album, String code) {
        var television = get("/cast/device-info/" + code).ok().fields().text("publicKey");
        var token = "cast_" + Link.newSecret() + Link.newSecret();
        var payload =
                object("castToken", token, "collectionID", album.id(), "collectionKey", Base64Text.of(album.key()));
        var sealed = Sodium.seal(Json.bytes(payload), Base64Text.bytes(television));
        post(
                        "/cast/cast-data",
                        object(
                                "collectionID",
                                album.id(),
                                "castToken",
                                token,
                                "encPayload",
                                Base64Text.of(sealed),
                                "deviceCode",
                                code))
                .ok();
    }
}
