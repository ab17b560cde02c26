package museum.client;

import java.util.Map;
import museum.client.crypto.Blob;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;

/** A picture made ready on the device: everything that will leave it, and the key that will not. Protocol 11 §5.6. */
public record EncryptedPicture(byte[] key, Blob content, Blob thumbnail, Blob metadata) {

    public static EncryptedPicture of(Picture picture, byte[] fileKey) {
        return new EncryptedPicture(
                fileKey,
                Sodium.stream(picture.content(), fileKey),
                Sodium.blob(picture.thumbnail(), fileKey),
                Sodium.blob(Json.bytes(picture.metadata()), fileKey));
    }

    public static EncryptedPicture of(Picture picture) {
        return of(picture, Sodium.key());
    }

    /** The body of {@code POST /files} once both objects are uploaded. */
    public ObjectNode request(Album album, String contentKey, String thumbnailKey) {
        return request(album.id(), album.key(), contentKey, thumbnailKey);
    }

    ObjectNode request(long albumId, byte[] albumKey, String contentKey, String thumbnailKey) {
        var box = Sodium.box(key, albumKey);
        var request = Json.object(
                "collectionID", albumId, "encryptedKey", box.ciphertext(), "keyDecryptionNonce", box.nonce());
        return request.setAll(objects(contentKey, thumbnailKey));
    }

    /** As {@link #request}, with public magic metadata from the beginning. */
    public ObjectNode request(Album album, String contentKey, String thumbnailKey, Map<String, ?> publicMagic) {
        return request(album, contentKey, thumbnailKey).set("pubMagicMetadata", Magic.NONE.changed(publicMagic, key));
    }

    /** The body of {@code PUT /files/update}: new contents under the file's old key. */
    public ObjectNode update(long fileId, String contentKey, String thumbnailKey) {
        return Json.object("id", fileId).setAll(objects(contentKey, thumbnailKey));
    }

    private ObjectNode objects(String contentKey, String thumbnailKey) {
        return Json.object(
                "file", object(contentKey, content),
                "thumbnail", object(thumbnailKey, thumbnail),
                "metadata",
                        Json.object(
                                "encryptedData", metadata.ciphertextText(), "decryptionHeader", metadata.headerText()));
    }

    private static ObjectNode object(String objectKey, Blob blob) {
        return Json.object(
                "objectKey", objectKey, "decryptionHeader", blob.headerText(), "size", blob.ciphertext().length);
    }
}
