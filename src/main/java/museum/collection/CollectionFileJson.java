package museum.collection;

import museum.web.TextJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a file as clients read it. By hand: a page has thousands, and looking for what to write where took as long as writing it. Protocol 02 §3.5. */
final class CollectionFileJson extends StdSerializer<CollectionFile> {

    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString OWNER = new SerializedString("ownerID");
    private static final SerializableString COLLECTION = new SerializedString("collectionID");
    private static final SerializableString COLLECTION_OWNER = new SerializedString("collectionOwnerID");
    private static final SerializableString COLLECTION_ADDED_AT = new SerializedString("collectionAddedAt");
    private static final SerializableString ENCRYPTED_KEY = new SerializedString("encryptedKey");
    private static final SerializableString KEY_DECRYPTION_NONCE = new SerializedString("keyDecryptionNonce");
    private static final SerializableString FILE = new SerializedString("file");
    private static final SerializableString THUMBNAIL = new SerializedString("thumbnail");
    private static final SerializableString METADATA = new SerializedString("metadata");
    private static final SerializableString ENCRYPTED_DATA = new SerializedString("encryptedData");
    private static final SerializableString DECRYPTION_HEADER = new SerializedString("decryptionHeader");
    private static final SerializableString SIZE = new SerializedString("size");
    private static final SerializableString IS_DELETED = new SerializedString("isDeleted");
    private static final SerializableString UPDATION_TIME = new SerializedString("updationTime");
    private static final SerializableString MAGIC_METADATA = new SerializedString("magicMetadata");
    private static final SerializableString PUB_MAGIC_METADATA = new SerializedString("pubMagicMetadata");
    private static final SerializableString INFO = new SerializedString("info");
    private static final SerializableString ACTION = new SerializedString("action");
    private static final SerializableString ACTION_USER = new SerializedString("actionUser");

    CollectionFileJson() {
        super(CollectionFile.class);
    }

    @Override
    public void serialize(CollectionFile file, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        number(json, ID, file.id());
        number(json, OWNER, file.ownerId());
        number(json, COLLECTION, file.collectionId());
        json.writeName(COLLECTION_OWNER);
        if (file.collectionOwnerId() == null) {
            json.writeNull();
        } else {
            json.writeNumber(file.collectionOwnerId());
        }
        optionalNumber(json, COLLECTION_ADDED_AT, file.collectionAddedAt());
        text(json, ENCRYPTED_KEY, file.encryptedKey());
        text(json, KEY_DECRYPTION_NONCE, file.keyDecryptionNonce());
        content(json, FILE, null, file.fileHeader());
        content(json, THUMBNAIL, null, file.thumbnailHeader());
        content(json, METADATA, file.encryptedMetadata(), file.metadataHeader());
        json.writeName(IS_DELETED);
        json.writeBoolean(file.isDeleted());
        number(json, UPDATION_TIME, file.updationTime());
        optionalJson(json, MAGIC_METADATA, file.magicMetadata());
        optionalJson(json, PUB_MAGIC_METADATA, file.pubMagicMetadata());
        optionalJson(json, INFO, file.info());
        if (file.action() != null) {
            text(json, ACTION, file.action());
        }
        optionalNumber(json, ACTION_USER, file.actionUser());
        json.writeEndObject();
    }

    /** Where an object's key and size would stand, which clients ask for elsewhere. */
    private static void content(JsonGenerator json, SerializableString name, @Nullable String data, String header) {
        json.writeName(name);
        json.writeStartObject();
        if (data != null) {
            text(json, ENCRYPTED_DATA, data);
        }
        text(json, DECRYPTION_HEADER, header);
        number(json, SIZE, 0);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, SerializableString name, String value) {
        json.writeName(name);
        TextJson.write(value, json);
    }

    private static void number(JsonGenerator json, SerializableString name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    private static void optionalNumber(JsonGenerator json, SerializableString name, @Nullable Long value) {
        if (value != null) {
            number(json, name, value);
        }
    }

    private static void optionalJson(JsonGenerator json, SerializableString name, @Nullable String value) {
        if (value != null) {
            json.writeName(name);
            json.writeRawValue(value);
        }
    }
}
