package museum.client;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it goes over the wire and into encrypted metadata. */
public final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** An object of names and values in turn; values are texts, numbers, booleans, null, collections, or other JSON. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        var object = MAPPER.createObjectNode();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
        }
        return object;
    }

    public static ArrayNode array(Collection<?> values) {
        var array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> MAPPER.nullNode();
            case JsonNode node -> node;
            case Collection<?> values -> array(values);
            default -> MAPPER.valueToTree(value);
        };
    }

    static JsonNode read(byte[] text) {
        return MAPPER.readTree(text);
    }

    static ObjectNode readObject(byte[] text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }
}
