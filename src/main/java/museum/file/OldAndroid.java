package museum.file;

import java.util.Locale;
import java.util.regex.Pattern;
import museum.web.Client;

/** Android apps up to 0.5.35, except those from F-Droid: the server must not help them to free space. Protocol 03 §7.1. */
final class OldAndroid {

    private static final Pattern VERSION = Pattern.compile("0\\.([0-9]{1,9})\\.([0-9]{1,9})");
    private static final int LAST_BAD_MINOR = 5;
    private static final int LAST_BAD_PATCH = 35;

    private OldAndroid() {}

    static boolean isTooOld(Client client) {
        if (!client.userAgent().toLowerCase(Locale.ROOT).contains("android")
                || client.packageName().equals("io.ente.photos.fdroid")) {
            return false;
        }
        var version = VERSION.matcher(client.version());
        return version.matches()
                && Integer.parseInt(version.group(1)) <= LAST_BAD_MINOR
                && Integer.parseInt(version.group(2)) <= LAST_BAD_PATCH;
    }
}
