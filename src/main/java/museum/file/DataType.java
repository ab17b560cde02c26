package museum.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of data that apps derive from files; further values of the database's enum {@code object_type}. Protocol 03 §6. */
public enum DataType {
    /** What machine learning found in a file: one JSON object, written by the server. */
    MLDATA(""),
    /** A video for streaming, uploaded by the app, and its playlist, written by the server. */
    VID_PREVIEW("pv"),
    /** A picture for quick viewing: can be uploaded, but there is no way to register it. */
    IMG_PREVIEW("pi");

    private final String idPrefix;

    DataType(String idPrefix) {
        this.idPrefix = idPrefix;
    }

    /** The name in the database, in requests and in keys. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What ids of uploaded objects begin with. */
    String idPrefix() {
        return idPrefix;
    }

    /** The type of a name that may be wrong. */
    public static Optional<DataType> find(@Nullable String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }

    static DataType of(String label) {
        return find(label).orElseThrow();
    }
}
