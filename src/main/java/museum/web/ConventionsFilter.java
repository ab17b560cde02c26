package museum.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import museum.database.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer carries, refusals included: a request id, CORS headers, the cache header, compression. Answers preflights itself. The embedded object
 * store below {@code /s3} and the pages for people have rules of their own. Protocol 00 §1, §10.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConventionsFilter extends OncePerRequestFilter {

    private static final String REQUEST_ID = "X-Request-ID";
    private static final String ALLOWED_HEADERS =
            "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, X-Auth-Token,"
                    + " X-Auth-Access-Token, X-Cast-Access-Token, X-Auth-Access-Token-JWT, X-Auth-Link-Device-Token, X-Client-Package,"
                    + " X-Client-Version, X-Paste-Consume, Authorization, accept, origin, Cache-Control, X-Requested-With,"
                    + " upgrade-insecure-requests, Range";

    private static final Pattern GZIP_REFUSED = Pattern.compile("gzip *; *q *= *0(\\.0*)? *(,|$)");
    private static final Pattern PICTURE = Pattern.compile("\\.(png|gif|jpe?g)$");

    private final Ids ids;

    ConventionsFilter(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/s3/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = request.getHeader(REQUEST_ID);
        if (id == null || id.isEmpty()) {
            id = ids.prefixed("ser");
        }
        response.setHeader(REQUEST_ID, id);
        allowOrigin(request.getHeader("Origin"), response);
        try (var ignored = MDC.putCloseable("req_id", id)) {
            switch (request.getMethod()) {
                case "OPTIONS" -> response.setStatus(HttpServletResponse.SC_OK);
                case "HEAD" -> head(request, response, chain);
                case "TRACE" -> response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                default -> answer(request, response, chain);
            }
        }
    }

    /** Health checks may send it; there are no other routes for HEAD. */
    private static void head(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().equals("/ping")) {
            answer(request, response, chain);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain");
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") && !isDownload(request.getRequestURI())) {
            response.setHeader("Cache-Control", "no-store");
        }
        var lenient = new LenientRequest(request);
        if (takesGzip(request)) {
            try (var packed = new PackedResponse(request, response)) {
                chain.doFilter(lenient, packed);
            }
        } else {
            chain.doFilter(lenient, new PlainResponse(request, response));
        }
    }

    private static void allowOrigin(@Nullable String origin, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", origin == null ? "" : origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
        response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
        response.setHeader("Access-Control-Expose-Headers", "X-Request-Id, X-Ente-Link-Device-Token");
        response.setHeader("Access-Control-Allow-Methods", "POST, OPTIONS, GET, PUT, PATCH, DELETE");
        response.setHeader("Access-Control-Max-Age", "1728000");
    }

    /** Redirects to objects may be cached; what is no route below these paths gets its header with the 404. */
    private static boolean isDownload(String path) {
        var rest = path;
        for (var prefix : new String[] {"/public-collection", "/public-memory", "/cast"}) {
            if (path.startsWith(prefix + "/")) {
                rest = path.substring(prefix.length());
            }
        }
        return rest.startsWith("/files/preview/") || rest.startsWith("/files/download/");
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        var connection = request.getHeader("Connection");
        var accept = request.getHeader("Accept");
        return accepted != null
                && accepted.contains("gzip")
                && !GZIP_REFUSED.matcher(accepted).find()
                && (connection == null || !connection.contains("Upgrade"))
                && (accept == null || !accept.contains("text/event-stream"))
                && !PICTURE.matcher(request.getRequestURI()).find();
    }
}
