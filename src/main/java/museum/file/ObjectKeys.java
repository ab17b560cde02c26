package museum.file;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys of file and thumbnail objects: the owner's id, a slash, a random UUID. Nothing tells a file's from a thumbnail's. Protocol 03 §3. */
final class ObjectKeys {

    private static final Pattern RANDOM_PART =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private ObjectKeys() {}

    static String fresh(long userId) {
        return userId + "/" + UUID.randomUUID();
    }

    /** Whether this can be a key that was given to that user: no derived data, no way out of the folder. */
    static boolean isOf(long userId, @Nullable String key) {
        var prefix = userId + "/";
        return key != null
                && key.startsWith(prefix)
                && RANDOM_PART.matcher(key.substring(prefix.length())).matches();
    }
}
