package museum.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object as a strict app reads it. The letters of Protocol 11 §2: {@code text}, {@code number}, {@code flag}, {@code object} are R (must be there, of
 * that type), {@code …OrNull} is N (may be absent or null), {@code …IfPresent} is O (may be absent, must not be null).
 */
public final class Fields {

    private final JsonNode json;
    private final String place;

    private Fields(JsonNode json, String place) {
        this.json = json;
        this.place = place;
        if (!json.isObject()) {
            throw new AssertionError(place + " should be an object and is " + shortened(json));
        }
    }

    static Fields of(JsonNode json, String place) {
        return new Fields(json, place);
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public void mustNotHave(String name, String why) {
        if (has(name)) {
            throw new AssertionError("%s.%s must be absent: %s".formatted(place, name, why));
        }
    }

    public String text(String name) {
        var value = json.path(name);
        if (!value.isString()) {
            throw wrong(name, "a string", value);
        }
        return value.stringValue();
    }

    public @Nullable String textOrNull(String name) {
        return json.path(name).isNull() || !has(name) ? null : text(name);
    }

    public @Nullable String textIfPresent(String name) {
        return has(name) ? text(name) : null;
    }

    /** A JSON integer: no fraction, no exponent, no quotes, at most 64 bits. */
    public long number(String name) {
        var value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "an integer", value);
        }
        return value.longValue();
    }

    public @Nullable Long numberOrNull(String name) {
        return json.path(name).isNull() || !has(name) ? null : (Long) number(name);
    }

    public @Nullable Long numberIfPresent(String name) {
        return has(name) ? (Long) number(name) : null;
    }

    public boolean flag(String name) {
        var value = json.path(name);
        if (!value.isBoolean()) {
            throw wrong(name, "a boolean", value);
        }
        return value.booleanValue();
    }

    public boolean flagOrFalse(String name) {
        return !json.path(name).isNull() && has(name) && flag(name);
    }

    public Fields object(String name) {
        var value = json.path(name);
        if (!value.isObject()) {
            throw wrong(name, "an object", value);
        }
        return new Fields(value, place + "." + name);
    }

    public @Nullable Fields objectOrNull(String name) {
        return json.path(name).isNull() || !has(name) ? null : object(name);
    }

    public List<Fields> objects(String name) {
        var value = json.path(name);
        if (!value.isArray()) {
            throw wrong(name, "an array", value);
        }
        var objects = new ArrayList<Fields>();
        for (var item : value) {
            objects.add(new Fields(item, "%s.%s[%d]".formatted(place, name, objects.size())));
        }
        return objects;
    }

    public List<Fields> objectsOrNone(String name) {
        return json.path(name).isNull() || !has(name) ? List.of() : objects(name);
    }

    public List<String> texts(String name) {
        var value = json.path(name);
        if (!value.isArray()) {
            throw wrong(name, "an array", value);
        }
        var texts = new ArrayList<String>();
        for (var item : value) {
            if (!item.isString()) {
                throw wrong(name, "an array of strings", value);
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    private AssertionError wrong(String name, String expected, JsonNode value) {
        return new AssertionError("%s.%s should be %s and is %s".formatted(place, name, expected, shortened(value)));
    }

    private static String shortened(JsonNode value) {
        var text = value.isMissingNode() ? "absent" : value.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    @Override
    public String toString() {
        return place + " " + shortened(json);
    }
}
