package museum.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Box;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;

/**
 * A collection, decrypted. Times in microseconds.
 *
 * @param key the collection's key; what people in it have in common
 * @param deleted for the owner: the album is gone; for others: they are no longer in it
 */
public record Album(
        long id,
        long ownerId,
        String ownerEmail,
        byte[] key,
        String name,
        String type,
        String app,
        long updationTime,
        boolean deleted,
        List<Participant> sharees,
        List<AlbumLink> links,
        Magic privateMagic,
        Magic publicMagic,
        Magic shareeMagic,
        @Nullable Long sharedAt) {

    /** Where an album was read, as the demands differ. */
    enum Source {
        CREATED,
        BY_ID,
        LIST
    }

    /** Reads a collection as demanded by Protocol 11 §2.4. Deleted ones must be readable, too: their keys open the trash. */
    static Album read(Fields fields, long myId, Keys keys, Source source) {
        var owner = fields.object("owner");
        var ownerId = owner.number("id");
        var mine = ownerId == myId;
        if (!mine && source == Source.LIST) {
            fields.mustNotHave("keyDecryptionNonce", "it tells owned from shared albums");
        }
        var key = mine
                ? Sodium.openBox(
                        new Box(fields.text("encryptedKey"), fields.text("keyDecryptionNonce")), keys.masterKey())
                : Sodium.openSeal(Base64Text.bytes(fields.text("encryptedKey")), keys.pair());
        var attributes = fields.object("attributes");
        attributes.numberIfPresent("version");
        var listed = source != Source.CREATED;
        return new Album(
                fields.number("id"),
                ownerId,
                owner.text("email"),
                key,
                name(fields, key),
                fields.text("type"),
                fields.text("app"),
                fields.number("updationTime"),
                fields.flagOrFalse("isDeleted"),
                (listed ? fields.objects("sharees") : fields.objectsOrNone("sharees"))
                        .stream().map(Participant::read).toList(),
                (listed ? fields.objects("publicURLs") : fields.objectsOrNone("publicURLs"))
                        .stream().map(AlbumLink::read).toList(),
                Magic.open(fields.objectOrNull("magicMetadata"), key),
                Magic.open(fields.objectOrNull("pubMagicMetadata"), key),
                Magic.open(fields.objectOrNull("sharedMagicMetadata"), key),
                fields.numberOrNull("sharedAt"));
    }

    private static String name(Fields fields, byte[] key) {
        var plain = fields.textOrNull("name");
        if (plain != null && !plain.isEmpty()) {
            return plain;
        }
        var box = new Box(fields.text("encryptedName"), fields.text("nameDecryptionNonce"));
        return new String(Sodium.openBox(box, key), StandardCharsets.UTF_8);
    }
}
