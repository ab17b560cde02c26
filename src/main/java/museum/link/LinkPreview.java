package museum.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** Recognises programs that open links only to show what is behind them. Protocol 04 §10.4. */
final class LinkPreview {

    private static final List<String> PROGRAMS =
            List.of("bot", "crawler", "spider", "preview", "facebookexternalhit", "skypeuripreview");

    private LinkPreview() {}

    static boolean isOne(HttpServletRequest request) {
        return names(request, "Purpose", List.of("prefetch", "preview"))
                || names(request, "Sec-Purpose", List.of("prefetch", "preview", "prerender"))
                || names(request, "User-Agent", PROGRAMS);
    }

    private static boolean names(HttpServletRequest request, String header, List<String> words) {
        var value = request.getHeader(header);
        return value != null && words.stream().anyMatch(value.toLowerCase(Locale.ROOT)::contains);
    }
}
