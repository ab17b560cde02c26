package museum.client;

import java.util.Map;
import java.util.TreeMap;
import museum.client.crypto.Base64Text;
import museum.client.crypto.Sodium;
import tools.jackson.databind.node.ObjectNode;

/**
 * A picture on somebody's disk, before any encryption. Content and thumbnail are random bytes: nobody looks at them but to compare.
 *
 * @param extras further entries of the metadata, such as latitude and longitude
 */
public record Picture(String title, byte[] content, byte[] thumbnail, long creationTime, Map<String, Object> extras) {

    public static Picture named(String title) {
        return sized(title, 30_000);
    }

    public static Picture sized(String title, int bytes) {
        return new Picture(title, Sodium.random(bytes), Sodium.random(2_000), 1_750_000_000_000_000L, Map.of());
    }

    public Picture at(double latitude, double longitude) {
        return with("latitude", latitude).with("longitude", longitude);
    }

    public Picture with(String name, Object value) {
        var more = new TreeMap<>(extras);
        more.put(name, value);
        return new Picture(title, content, thumbnail, creationTime, more);
    }

    /** What is encrypted as the file's metadata. */
    public ObjectNode metadata() {
        var metadata = Json.object(
                "title", title,
                "fileType", 0,
                "creationTime", creationTime,
                "modificationTime", creationTime,
                "hash", Base64Text.of(Sodium.hash(content)));
        extras.forEach((name, value) -> metadata.set(name, Json.node(value)));
        return metadata;
    }
}
