package museum.client;

import org.jspecify.annotations.Nullable;

/** The app that a device runs: how it names itself, and the habits in which the apps differ. Protocol 11 §1. */
public enum Program {
    PHOTOS_WEB("io.ente.photos.web", null, "http://localhost:3000"),
    PHOTOS_DESKTOP("io.ente.photos.desktop", "1.7.16", "ente://app"),
    PHOTOS_MOBILE("io.ente.photos", "1.2.20", null),
    LOCKER_WEB("io.ente.locker.web", null, "http://localhost:3009"),
    LOCKER_MOBILE("io.ente.locker", "1.0.5", null),
    AUTH_WEB("io.ente.auth.web", null, "http://localhost:3003"),
    AUTH_MOBILE("io.ente.auth", "4.4.4", null),
    ALBUMS_WEB("io.ente.albums.web", null, "https://albums.ente.com"),
    SHARE_WEB("io.ente.share.web", null, "https://share.ente.com"),
    MEMORIES_WEB("undefined", null, "https://memories.ente.com"),
    PASTE_WEB("io.ente.paste.web", null, "https://paste.ente.com"),
    CAST_WEB("io.ente.cast.web", null, "https://cast.ente.com"),
    COMMAND_LINE("io.ente.photos", null, null);

    final String packageName;
    final @Nullable String version;

    /** The page that a web app runs in; null for native apps, which know no CORS. */
    final @Nullable String origin;

    Program(String packageName, @Nullable String version, @Nullable String origin) {
        this.packageName = packageName;
        this.version = version;
        this.origin = origin;
    }

    public boolean isWeb() {
        return origin != null;
    }

    /** The Flutter apps. */
    public boolean isMobile() {
        return this == PHOTOS_MOBILE || this == LOCKER_MOBILE || this == AUTH_MOBILE;
    }

    /** The app to which accounts' tokens belong. */
    String app() {
        return packageName.startsWith("io.ente.locker")
                ? "locker"
                : packageName.startsWith("io.ente.auth") ? "auth" : "photos";
    }

    String userAgent() {
        if (this == COMMAND_LINE) {
            return "go-resty/2.7.0 (https://github.com/go-resty/resty)";
        }
        return isWeb()
                ? "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
                : "Dart/3.8 (dart:io) " + packageName + "/" + version;
    }

    /** Web apps hand their JSON to {@code fetch} as a string and get the browser's content type. */
    String contentType() {
        return isWeb() ? "text/plain;charset=UTF-8" : "application/json; charset=utf-8";
    }
}
