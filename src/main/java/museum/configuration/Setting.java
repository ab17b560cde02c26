package museum.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of the merged configuration tree. A key without value (YAML null) leaves no node, so it never overrides one. */
sealed interface Setting {

    /** @param value a String, Long, Double, Boolean, or a List of these
     *  @param origin where it was written, for people: {@code museum.yaml, line 3} */
    record Value(Object value, String origin) implements Setting {}

    /** Children by key in lower case: keys are case-insensitive. */
    record Section(Map<String, Setting> children) implements Setting {

        Section() {
            this(new LinkedHashMap<>());
        }

        /** Puts a setting under a key, in which dots mean nesting; sections are merged, anything else is replaced. */
        void put(String key, Setting setting) {
            var name = key.toLowerCase(Locale.ROOT);
            var dot = name.indexOf('.');
            if (dot > 0 && dot < name.length() - 1) {
                var nested = new Section();
                nested.put(name.substring(dot + 1), setting);
                put(name.substring(0, dot), nested);
            } else if (setting instanceof Section section && children.get(name) instanceof Section existing) {
                existing.merge(section);
            } else if (setting instanceof Section section) {
                var copy = new Section();
                copy.merge(section);
                children.put(name, copy);
            } else {
                children.put(name, setting);
            }
        }

        void merge(Section overriding) {
            overriding.children.forEach(this::put);
        }

        /** Every value below. */
        List<Value> values() {
            return children.values().stream()
                    .flatMap(setting ->
                            setting instanceof Section section ? section.values().stream() : Stream.of((Value) setting))
                    .toList();
        }

        Optional<Setting> find(String key) {
            @Nullable Setting node = this;
            for (var name : key.toLowerCase(Locale.ROOT).split("\\.")) {
                node = node instanceof Section section ? section.children.get(name) : null;
            }
            return Optional.ofNullable(node);
        }
    }
}
