package museum.client;

import static museum.client.Json.object;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;

/** What people do with albums as a whole. Protocol 11 §5.5. */
public interface KeepsAlbums extends MakesCalls {

    default Album createAlbum(String name) {
        return createAlbum(name, "album");
    }

    /** @param type album, folder, favorites or uncategorized; of the last two there is one, and making it again finds it */
    default Album createAlbum(String name, String type) {
        var answer =
                post("/collections", albumRequest(name, type)).ok().fields().object("collection");
        return Album.read(answer, device().userId(), device().keys(), Album.Source.CREATED);
    }

    /** The body of {@code POST /collections} with a fresh key. */
    default ObjectNode albumRequest(String name, String type) {
        var key = Sodium.key();
        var boxedKey = Sodium.box(key, device().keys().masterKey());
        var boxedName = Sodium.box(name.getBytes(StandardCharsets.UTF_8), key);
        return object(
                "encryptedKey", boxedKey.ciphertext(),
                "keyDecryptionNonce", boxedKey.nonce(),
                "encryptedName", boxedName.ciphertext(),
                "nameDecryptionNonce", boxedName.nonce(),
                "type", type,
                "attributes", object("version", 1));
    }

    /** The album as the server knows it now, also when it is deleted. */
    default Album album(long id) {
        var answer = get("/collections/" + id).ok().fields().object("collection");
        return Album.read(answer, device().userId(), device().keys(), Album.Source.BY_ID);
    }

    default void rename(Album album, String name) {
        var box = Sodium.box(name.getBytes(StandardCharsets.UTF_8), album.key());
        post(
                        "/collections/rename",
                        object(
                                "collectionID",
                                album.id(),
                                "encryptedName",
                                box.ciphertext(),
                                "nameDecryptionNonce",
                                box.nonce()))
                .isEmpty();
    }

    /** Private settings: visibility (1 archived, 2 hidden), subType, order (1 pinned). */
    default void editPrivate(Album album, Map<String, ?> changes) {
        writeMagic("/collections/magic-metadata", album, album.privateMagic(), changes);
    }

    /** What everybody in the album sees: asc, coverID, layout. */
    default void editPublic(Album album, Map<String, ?> changes) {
        writeMagic("/collections/public-magic-metadata", album, album.publicMagic(), changes);
    }

    /** A sharee's own settings for somebody else's album. */
    default void editAsSharee(Album album, Map<String, ?> changes) {
        writeMagic("/collections/sharee-magic-metadata", album, album.shareeMagic(), changes);
    }

    private void writeMagic(String path, Album album, Magic magic, Map<String, ?> changes) {
        put(path, object("id", album.id(), "magicMetadata", magic.changed(changes, album.key())))
                .isEmpty();
    }

    /** The album goes, its files that are nowhere else go to the trash within a minute. */
    default void deleteAlbumWithFiles(Album album) {
        deleteAlbum(album, false);
    }

    /** The album goes if it is empty: the apps move the files away before. */
    default void deleteEmptyAlbum(Album album) {
        deleteAlbum(album, true);
    }

    private void deleteAlbum(Album album, boolean keepFiles) {
        call("DELETE", "/collections/v3/" + album.id())
                .query("collectionID", album.id())
                .query("keepFiles", keepFiles)
                .send()
                .isEmpty();
    }
}
