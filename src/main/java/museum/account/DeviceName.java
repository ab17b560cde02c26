package museum.account;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a device by its user agent, well enough for people to recognise their own: browser or model, and operating system. Written here, because the usual library
 * brings two thousand patterns which take longer to load than this server to start. Protocol 01 §3.6.
 */
final class DeviceName {

    private record Rule(Pattern pattern, String name) {
        static Rule of(String pattern, String name) {
            return new Rule(Pattern.compile(pattern), name);
        }

        @Nullable String apply(String agent) {
            var matcher = pattern.matcher(agent);
            return matcher.find() ? filled(matcher) : null;
        }

        private String filled(Matcher matcher) {
            var filled = name;
            for (int group = 1; group <= matcher.groupCount(); group++) {
                var text = matcher.group(group);
                filled = filled.replace("$" + group, text == null ? "" : text);
            }
            return filled.strip();
        }
    }

    /** The first that fits counts. */
    private static final List<Rule> PROGRAMS = List.of(
            Rule.of("Electron/", "Desktop App"),
            Rule.of("^Dalvik/.*; ([^;)]+?)(?: Build/[^)]*)?\\)", "$1"),
            Rule.of("^([^/ ]+)/\\S+ CFNetwork/", "$1"),
            Rule.of("Edg(?:e|A|iOS)?/", "Edge"),
            Rule.of("OPR/", "Opera"),
            Rule.of("SamsungBrowser/", "Samsung Internet"),
            Rule.of("FxiOS/", "Firefox iOS"),
            Rule.of("CriOS/", "Chrome Mobile iOS"),
            Rule.of("Android.*Firefox/", "Firefox Mobile"),
            Rule.of("Firefox/", "Firefox"),
            Rule.of("Chrome/.*Mobile", "Chrome Mobile"),
            Rule.of("Chrome/", "Chrome"),
            Rule.of("Mobile/.*Safari/", "Mobile Safari"),
            Rule.of("Version/.*Safari/", "Safari"),
            Rule.of("^(curl|okhttp|go-resty|rclone|Wget|python-requests)/", "$1"));

    private static final List<Rule> SYSTEMS = List.of(
            Rule.of("Windows NT 10", "Windows 10"),
            Rule.of("Windows NT 6\\.3", "Windows 8.1"),
            Rule.of("Windows NT 6\\.1", "Windows 7"),
            Rule.of("Windows", "Windows"),
            Rule.of("(?:iPhone|iPad).*? OS (\\d+)_(\\d+)_(\\d+)", "iOS $1.$2.$3"),
            Rule.of("(?:iPhone|iPad).*? OS (\\d+)_(\\d+)", "iOS $1.$2"),
            Rule.of("CFNetwork/", "iOS"),
            Rule.of("Mac OS X (\\d+)[_.](\\d+)[_.](\\d+)", "Mac OS X $1.$2.$3"),
            Rule.of("Mac OS X (\\d+)[_.](\\d+)", "Mac OS X $1.$2"),
            Rule.of("Mac OS X", "Mac OS X"),
            Rule.of("Android ([\\d.]*\\d)", "Android $1"),
            Rule.of("Android", "Android"),
            Rule.of("CrOS", "Chrome OS"),
            Rule.of("Ubuntu", "Ubuntu"),
            Rule.of("Linux", "Linux"));

    private DeviceName() {}

    /** Such as {@code Firefox, Linux} or {@code Pixel 7, Android 14}; {@code Other, Other} for what is unknown. */
    static String of(String userAgent) {
        return first(PROGRAMS, userAgent) + ", " + first(SYSTEMS, userAgent);
    }

    private static String first(List<Rule> rules, String agent) {
        for (var rule : rules) {
            var name = rule.apply(agent);
            if (name != null) {
                return name;
            }
        }
        return "Other";
    }
}
