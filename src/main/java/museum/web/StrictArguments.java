package museum.web;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.PropertyEditorRegistry;

/**
 * Reads whole numbers and UUIDs from paths and queries, and refuses (400) what only looks like one: blanks around it, hexadecimal digits, digits of other scripts,
 * short UUIDs. Spring's own editors take all of those, also after a converter has refused. Protocol 00 §9.
 */
final class StrictArguments implements PropertyEditorRegistrar {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

    @Override
    public void registerCustomEditors(PropertyEditorRegistry registry) {
        registry.registerCustomEditor(long.class, new Editor(text -> Long.valueOf(number(text))));
        registry.registerCustomEditor(Long.class, new Editor(text -> Long.valueOf(number(text))));
        registry.registerCustomEditor(int.class, new Editor(text -> Integer.valueOf(number(text))));
        registry.registerCustomEditor(Integer.class, new Editor(text -> Integer.valueOf(number(text))));
        registry.registerCustomEditor(
                UUID.class,
                new Editor(text -> UuidText.parse(text).orElseThrow(() -> new IllegalArgumentException("is no UUID"))));
    }

    private static String number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException("is no number");
        }
        return text;
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Object> read;

        Editor(Function<String, Object> read) {
            this.read = read;
        }

        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : read.apply(text));
        }
    }
}
