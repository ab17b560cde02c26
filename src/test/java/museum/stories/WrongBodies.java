package museum.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes wrong bodies of a right one: every member of a wrong type, every required one missing, and whatever else people send. */
final class WrongBodies {

    /** A body and what is the matter with it. */
    record Body(String flaw, String text) {}

    private record Spot(List<Object> path, JsonNode value, boolean required) {

        String name() {
            return path.toString();
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    /** Of letters at random: a database packs what repeats. */
    private static final String LONG = new Random(1)
            .ints(300_000, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final JsonNode right;
    private final List<Spot> spots = new ArrayList<>();

    /** @param template a right body in which names of required members end in {@code !} */
    WrongBodies(String template) {
        this.right = read(JSON.readTree(template), List.of());
    }

    String right() {
        return right.toString();
    }

    private JsonNode read(JsonNode template, List<Object> path) {
        if (template instanceof ObjectNode object) {
            var plain = JSON.createObjectNode();
            object.properties().forEach(member -> {
                var required = member.getKey().endsWith("!");
                var name =
                        required ? member.getKey().substring(0, member.getKey().length() - 1) : member.getKey();
                var place = with(path, name);
                var value = read(member.getValue(), place);
                plain.set(name, value);
                spots.add(new Spot(place, value, required));
            });
            return plain;
        }
        if (template instanceof ArrayNode array) {
            var plain = JSON.createArrayNode();
            for (var item : array) {
                var place = with(path, plain.size());
                var value = read(item, place);
                plain.add(value);
                spots.add(new Spot(place, value, false));
            }
            return plain;
        }
        return template;
    }

    /** Bodies that cannot be bound. Protocol 00 §9. */
    List<Body> unbindable() {
        var bodies = new ArrayList<Body>();
        bodies.add(new Body("no body", ""));
        for (var text : List.of("nonsense", "{", "[]", "\"text\"", "5", "{'a':1}")) {
            bodies.add(new Body(
                    "a body that is no JSON object: " + text.substring(0, Math.min(12, text.length())), text));
        }
        for (var spot : spots) {
            for (var wrong : ofOtherTypes(spot.value)) {
                bodies.add(new Body("%s = %s".formatted(spot.name(), wrong), replaced(spot, JSON.readTree(wrong))));
            }
            if (spot.required) {
                bodies.add(new Body(spot.name() + " missing", replaced(spot, null)));
                bodies.add(new Body(spot.name() + " = null", replaced(spot, JSON.nullNode())));
                if (spot.value.isString()) {
                    bodies.add(new Body(spot.name() + " empty", replaced(spot, JSON.readTree("\"\""))));
                } else if (spot.value.isNumber()) {
                    bodies.add(new Body(spot.name() + " = 0", replaced(spot, JSON.readTree("0"))));
                }
            }
        }
        return bodies;
    }

    /** Bodies that are strange, but no excuse for breaking down. */
    List<Body> strange() {
        var bodies = new ArrayList<Body>();
        bodies.add(new Body("deeply nested", "{\"deep\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));
        bodies.add(new Body("an empty object", "{}"));
        bodies.add(new Body("null", "null"));
        bodies.add(new Body("a byte order mark", "\uFEFF" + right()));
        for (var spot : spots) {
            if (spot.value.isString()) {
                bodies.add(new Body(spot.name() + " very long", replaced(spot, text(LONG))));
                bodies.add(new Body(spot.name() + " with a zero byte", replaced(spot, text("a\0b"))));
                bodies.add(new Body(
                        spot.name() + " with half a surrogate",
                        replaced(spot, text("MARK")).replace("MARK", "\\ud800")));
                bodies.add(
                        new Body(spot.name() + " of other letters", replaced(spot, text("Grüße 👋 %00 ' \" \\ ; --"))));
            } else if (spot.value.isNumber()) {
                for (var number : List.of("-1", "9223372036854775807", "-9223372036854775808")) {
                    bodies.add(
                            new Body("%s = %s".formatted(spot.name(), number), replaced(spot, JSON.readTree(number))));
                }
            } else if (spot.value.isArray()) {
                bodies.add(new Body(spot.name() + " empty", replaced(spot, JSON.createArrayNode())));
                bodies.add(new Body(spot.name() + " of nulls", replaced(spot, JSON.readTree("[null,null]"))));
            }
            bodies.add(new Body(spot.name() + " null", replaced(spot, JSON.nullNode())));
        }
        return bodies;
    }

    private static List<String> ofOtherTypes(JsonNode value) {
        if (value.isString()) {
            return List.of("5", "true", "{}", "[]");
        }
        if (value.isNumber()) {
            return List.of("\"5\"", "1.5", "true", "[]", "99999999999999999999");
        }
        if (value.isBoolean()) {
            return List.of("\"true\"", "1", "{}");
        }
        return value.isObject() ? List.of("\"x\"", "5", "[]") : List.of("\"x\"", "5", "{}");
    }

    /** The right body with another value at one place; null takes the member away. */
    private String replaced(Spot spot, @Nullable JsonNode value) {
        var copy = right.deepCopy();
        var parent = copy;
        for (var step : spot.path.subList(0, spot.path.size() - 1)) {
            parent = step instanceof Integer index ? parent.get(index) : parent.get((String) step);
        }
        var last = spot.path.getLast();
        if (parent instanceof ArrayNode array) {
            array.set((Integer) last, value);
        } else if (value == null) {
            ((ObjectNode) parent).remove((String) last);
        } else {
            ((ObjectNode) parent).set((String) last, value);
        }
        return copy.toString();
    }

    private static JsonNode text(String value) {
        return JSON.getNodeFactory().stringNode(value);
    }

    private static List<Object> with(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
