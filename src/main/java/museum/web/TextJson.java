package museum.web;

import static museum.web.gzip.EightBytes.HIGH;
import static museum.web.gzip.EightBytes.ONES;
import static museum.web.gzip.EightBytes.zeros;

import java.nio.charset.StandardCharsets;
import museum.web.gzip.EightBytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.UTF8JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Writes texts. Most bytes of most answers are long base64, of which no letter needs to be escaped: that is seen eight letters at a time, and then they are copied.
 */
public final class TextJson extends StdScalarSerializer<String> {

    /** Shorter texts are written as fast letter by letter. */
    private static final int LONG_TEXT = 40;

    TextJson() {
        super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator generator, SerializationContext context) {
        write(text, generator);
    }

    /** Jackson asks this before a member that may be left out. */
    @Override
    public boolean isEmpty(SerializationContext context, String text) {
        return text.isEmpty();
    }

    /** Writes a text as a value. */
    public static void write(String text, JsonGenerator generator) {
        if (text.length() >= LONG_TEXT && generator instanceof UTF8JsonGenerator) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            if (isPlain(bytes)) {
                generator.writeRawUTF8String(bytes, 0, bytes.length);
                return;
            }
        }
        generator.writeString(text);
    }

    /** Whether all are ASCII and none needs to be escaped. */
    private static boolean isPlain(byte[] bytes) {
        long special = 0;
        for (int i = 0; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            special |= special(EightBytes.at(bytes, i));
        }
        // The last eight, most of which have been looked at.
        special |= special(EightBytes.at(bytes, bytes.length - Long.BYTES));
        return (special & HIGH) == 0;
    }

    /** The highest bit of some byte is set if one of them is special. */
    private static long special(long eight) {
        // " and & differ in one bit, < and > too.
        return eight
                | eight - ' ' * ONES
                | zeros(eight & ~(4 * ONES) ^ '"' * ONES)
                | zeros(eight & ~(2 * ONES) ^ '<' * ONES)
                | zeros(eight ^ '\\' * ONES);
    }
}
