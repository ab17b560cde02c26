package museum.client;

import java.util.Map;
import museum.client.crypto.Blob;
import museum.client.crypto.Sodium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decrypted magic metadata and the version it was read with; the next write must name it. Protocol 11 §2.7, §5.5. */
public record Magic(long version, ObjectNode values) {

    /** Nothing written yet: the first write says version 1. */
    static final Magic NONE = new Magic(0, Json.object());

    /** Null or absent is {@link #NONE}. All four fields must be there, and the count must be true. */
    static Magic open(@Nullable Fields fields, byte[] key) {
        if (fields == null) {
            return NONE;
        }
        var values = Json.readObject(Sodium.openBlob(Blob.of(fields.text("data"), fields.text("header")), key));
        if (fields.number("count") != count(values)) {
            throw new AssertionError(fields + " counts other keys than " + values);
        }
        return new Magic(fields.number("version"), values);
    }

    /** A value as text; null when it is not there. */
    public @Nullable String text(String name) {
        return values.path(name).isString() ? values.path(name).stringValue() : null;
    }

    public long number(String name) {
        return values.path(name).asLong(0);
    }

    /** What is sent for these values with some of them changed; a null removes a value. */
    ObjectNode changed(Map<String, ?> changes, byte[] key) {
        var merged = values.deepCopy();
        changes.forEach((name, value) -> merged.set(name, Json.node(value)));
        return sealed(Math.max(1, version), merged, key);
    }

    static ObjectNode sealed(long version, ObjectNode values, byte[] key) {
        var blob = Sodium.blob(Json.bytes(values), key);
        return Json.object(
                "version", version, "count", count(values), "data", blob.ciphertextText(), "header", blob.headerText());
    }

    private static long count(ObjectNode values) {
        return values.valueStream().filter(value -> !value.isNull()).count();
    }
}
