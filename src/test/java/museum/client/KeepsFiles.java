package museum.client;

import static museum.client.Json.object;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What people do with files. Protocol 11 §5.6, §5.16, §5.17. */
public interface KeepsFiles extends MakesCalls {

    /** Encrypts and uploads a picture with its thumbnail, in the way this app would choose. */
    default Photo upload(Album album, Picture picture) {
        return upload(album, picture, null);
    }

    default Photo upload(Album album, Picture picture, @Nullable UploadWay way) {
        var encrypted = EncryptedPicture.of(picture);
        return register(album, putObjects(album, encrypted, way));
    }

    /** Uploads both objects; returns the body of {@code POST /files}. */
    default ObjectNode putObjects(Album album, EncryptedPicture encrypted) {
        return putObjects(album, encrypted, null);
    }

    private ObjectNode putObjects(Album album, EncryptedPicture encrypted, @Nullable UploadWay way) {
        var chosen = way != null
                ? way
                : UploadWay.usual(device().program(), encrypted.content().ciphertext().length);
        var thumbnail = device().transfer().put(encrypted.thumbnail().ciphertext(), new UploadWay(chosen.bound(), 0));
        var content = device().transfer().put(encrypted.content().ciphertext(), chosen);
        return encrypted.request(album, content, thumbnail);
    }

    /** Makes a file of uploaded objects; the answer is read as by the web app, which shows it at once. */
    default Photo register(Album album, ObjectNode request) {
        var answer = post("/files", request).ok().fields();
        return Photo.Row.read(answer).open(album.key());
    }

    /** New contents for an edited picture, under the file's own key. */
    default void update(Photo photo, Picture picture) {
        var encrypted = EncryptedPicture.of(picture, photo.key());
        var content = device().transfer().put(encrypted.content().ciphertext(), UploadWay.single());
        var thumbnail = device().transfer().put(encrypted.thumbnail().ciphertext(), UploadWay.single());
        var answer = put("/files/update", encrypted.update(photo.id(), content, thumbnail))
                .ok()
                .fields();
        if (answer.number("id") != photo.id() || answer.number("updationTime") <= photo.updationTime()) {
            throw new AssertionError("an update that tells of something else: " + answer);
        }
    }

    /** Downloads and decrypts the content. */
    default byte[] download(Photo photo) {
        return photo.open(device().transfer().get("/files/download/" + photo.id()));
    }

    default byte[] downloadThumbnail(Photo photo) {
        return photo.openThumbnail(device().transfer().get("/files/preview/" + photo.id()));
    }

    /** What everybody who has the file sees: editedName, caption, editedTime … The version is that of the last sync. */
    default void editPublic(Photo photo, Map<String, ?> changes) {
        writeMagic("/files/public-magic-metadata", photo, photo.publicMagic(), changes);
    }

    /** What only the owner sees: visibility. */
    default void editPrivate(Photo photo, Map<String, ?> changes) {
        writeMagic("/files/magic-metadata", photo, photo.privateMagic(), changes);
    }

    private void writeMagic(String path, Photo photo, Magic magic, Map<String, ?> changes) {
        var item = object("id", photo.id(), "magicMetadata", magic.changed(changes, photo.key()));
        put(path, object("metadataList", List.of(item))).isEmpty();
    }

    // --- albums of a file -------------------------------------------------------------------------------------

    default void add(Album album, Photo... photos) {
        post("/collections/add-files", object("collectionID", album.id(), "files", boxed(album, photos)))
                .isEmpty();
    }

    default void move(Album from, Album to, Photo... photos) {
        var request = object("fromCollectionID", from.id(), "toCollectionID", to.id(), "files", boxed(to, photos));
        post("/collections/move-files", request).isEmpty();
    }

    /** Takes files of others out of an own album, or own files out of somebody else's. */
    default void remove(Album album, Photo... photos) {
        post("/collections/v3/remove-files", object("collectionID", album.id(), "fileIDs", ids(photos)))
                .isEmpty();
    }

    /** Copies files of others into an own album; returns the new id of each old one. */
    default Map<Long, Long> copy(Album from, Album to, Photo... photos) {
        var request = object("srcCollectionID", from.id(), "dstCollectionID", to.id(), "files", boxed(to, photos));
        var map = post("/files/copy", request).ok().fields().object("oldToNewFileIDMap");
        return Arrays.stream(photos)
                .collect(Collectors.toMap(Photo::id, photo -> map.number(String.valueOf(photo.id()))));
    }

    /** Files with their keys boxed for another album, as add, move, restore and copy want them. */
    default List<ObjectNode> boxed(Album album, Photo... photos) {
        return Arrays.stream(photos)
                .map(photo -> {
                    var box = Sodium.box(photo.key(), album.key());
                    return object(
                            "id", photo.id(), "encryptedKey", box.ciphertext(), "keyDecryptionNonce", box.nonce());
                })
                .toList();
    }

    // --- trash ------------------------------------------------------------------------------------------------

    default void trash(Photo... photos) {
        var items = Arrays.stream(photos)
                .map(photo -> object("fileID", photo.id(), "collectionID", photo.albumId()))
                .toList();
        post("/files/trash", object("items", items)).isEmpty();
    }

    default void restore(Album album, Photo... photos) {
        post("/collections/restore-files", object("collectionID", album.id(), "files", boxed(album, photos)))
                .isEmpty();
    }

    /** Deletes files in the trash for good. */
    default void deleteForever(Photo... photos) {
        post("/trash/delete", object("fileIDs", ids(photos))).isEmpty();
    }

    /** Deletes everything that this device has seen in the trash. */
    default void emptyTrash() {
        post("/trash/empty", object("lastUpdatedAt", device().library().trashSince))
                .isEmpty();
    }

    private static List<Long> ids(Photo... photos) {
        return Arrays.stream(photos).map(Photo::id).toList();
    }
}
