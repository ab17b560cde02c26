package museum.client;

import museum.client.crypto.Base64Text;
import museum.client.crypto.Blob;
import museum.client.crypto.Box;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file in an album, decrypted. The same file in two albums is two of these with one id and one key. Times in microseconds.
 *
 * @param fileHeader what the content's stream begins with, base64; "" for notes without content
 * @param metadata what the uploader wrote once: title, fileType, creationTime, modificationTime, hash …
 * @param addedAt when it came into this album; null in answers that do not say
 * @param fileSize bytes of the encrypted content; null if the server does not say
 */
public record Photo(
        long id,
        long albumId,
        long ownerId,
        byte[] key,
        String fileHeader,
        String thumbnailHeader,
        ObjectNode metadata,
        Magic privateMagic,
        Magic publicMagic,
        @Nullable Long fileSize,
        @Nullable Long thumbnailSize,
        @Nullable Long addedAt,
        long updationTime) {

    public String title() {
        return metadata.path("title").asString();
    }

    /** The name after renaming, else the title. */
    public String name() {
        var edited = publicMagic.text("editedName");
        return edited != null ? edited : title();
    }

    /** A row as demanded by Protocol 11 §2.6, of which the apps read these parts even when the file is gone from the album. */
    record Row(Fields fields, long id, long albumId, long ownerId, boolean deleted, long updationTime) {

        static Row read(Fields fields) {
            fields.text("encryptedKey");
            fields.text("keyDecryptionNonce");
            fields.object("file").text("decryptionHeader");
            fields.object("thumbnail").text("decryptionHeader");
            fields.object("metadata").text("decryptionHeader");
            fields.object("metadata").text("encryptedData");
            return new Row(
                    fields,
                    fields.number("id"),
                    fields.number("collectionID"),
                    fields.number("ownerID"),
                    fields.flag("isDeleted"),
                    fields.number("updationTime"));
        }

        Photo open(byte[] albumKey) {
            return openWith(
                    Sodium.openBox(new Box(fields.text("encryptedKey"), fields.text("keyDecryptionNonce")), albumKey));
        }

        /** With the file's own key. */
        Photo openWith(byte[] key) {
            var metadata = fields.object("metadata");
            var info = fields.objectOrNull("info");
            return new Photo(
                    id,
                    albumId,
                    ownerId,
                    key,
                    fields.object("file").text("decryptionHeader"),
                    fields.object("thumbnail").text("decryptionHeader"),
                    Json.readObject(Sodium.openBlob(
                            Blob.of(metadata.text("encryptedData"), metadata.text("decryptionHeader")), key)),
                    Magic.open(fields.objectOrNull("magicMetadata"), key),
                    Magic.open(fields.objectOrNull("pubMagicMetadata"), key),
                    info == null ? null : info.numberIfPresent("fileSize"),
                    info == null ? null : info.numberIfPresent("thumbSize"),
                    fields.numberOrNull("collectionAddedAt"),
                    updationTime);
        }
    }

    /** Opens the content as downloaded. */
    public byte[] open(byte[] object) {
        return Sodium.openStream(new Blob(object, Base64Text.bytes(fileHeader)), key);
    }

    public byte[] openThumbnail(byte[] object) {
        return Sodium.openBlob(new Blob(object, Base64Text.bytes(thumbnailHeader)), key);
    }
}
