package museum.web;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The app for which a token is valid and to which albums belong; the database's enum {@code app}. Protocol 00 §4. */
public enum App {
    PHOTOS,
    AUTH,
    LOCKER;

    private final String label = name().toLowerCase(java.util.Locale.ROOT);

    /** As stored in the database and written in JSON. */
    public String label() {
        return label;
    }

    /** The app of a database value. */
    public static App of(String label) {
        return find(label).orElseThrow(() -> new IllegalArgumentException("no such app: " + label));
    }

    /** The app with this label, if there is one. */
    public static Optional<App> find(String label) {
        return Arrays.stream(values()).filter(app -> app.label.equals(label)).findFirst();
    }

    /** The app that a client package belongs to; photos for every unknown or absent one. */
    public static App ofPackage(@Nullable String clientPackage) {
        if (clientPackage == null) {
            return PHOTOS;
        }
        return clientPackage.startsWith("io.ente.auth")
                ? AUTH
                : clientPackage.startsWith("io.ente.locker") ? LOCKER : PHOTOS;
    }
}
