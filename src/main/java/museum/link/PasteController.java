package museum.link;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import museum.configuration.Configuration;
import museum.database.Ids;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Texts that are read once, within a day, by whoever has the link. Protocol 04 §10. */
@RestController
@RequestMapping("/paste")
@Access(Access.Kind.PUBLIC)
class PasteController {

    record Created(String accessToken, long expiresAt) {}

    record Reading(@Required String accessToken) {}

    private static final long LIFE = Duration.ofDays(1).toNanos() / 1000;

    private final PasteQueries pastes;
    private final PasteGuard guard;
    private final GuessLimit guesses;
    private final Ids ids;
    private final Time time;
    private final String site;

    PasteController(
            PasteQueries pastes,
            PasteGuard guard,
            GuessLimit guesses,
            Ids ids,
            Time time,
            Configuration configuration) {
        this.pastes = pastes;
        this.guard = guard;
        this.guesses = guesses;
        this.ids = ids;
        this.time = time;
        this.site = configuration.text("apps.public-paste", "");
    }

    @PostMapping("/create")
    @RateLimit(10)
    @RateLimit(value = 300, by = RateLimit.By.EVERYBODY)
    Created create(@RequestBody Paste paste) {
        paste.validate();
        long expiresAt = time.now() + LIFE;
        var accessToken =
                FreeToken.find(ids::accessToken, token -> pastes.insert(ids.prefixed("ppt"), token, paste, expiresAt));
        return new Created(accessToken, expiresAt);
    }

    @PostMapping("/guard")
    @RateLimit(200)
    @RateLimit(value = 300, by = RateLimit.By.EVERYBODY)
    Map<String, String> guard(
            @RequestBody Reading reading, Client client, HttpServletRequest request, HttpServletResponse response) {
        var token = accessToken(reading);
        boolean isThere = !LinkPreview.isOne(request)
                && guesses.lookUp(client.address(), () -> pastes.find(token, time.now()))
                        .isPresent();
        if (!isThere) {
            throw unavailable();
        }
        addCookie(guard.issue(token, client.userAgent()), PasteGuard.LIFE, request, response);
        return Map.of();
    }

    @PostMapping("/consume")
    @RateLimit(200)
    @RateLimit(value = 300, by = RateLimit.By.EVERYBODY)
    Paste consume(
            @RequestBody Reading reading, Client client, HttpServletRequest request, HttpServletResponse response) {
        var token = accessToken(reading);
        if (!"1".equals(request.getHeader("X-Paste-Consume"))) {
            throw ApiError.badRequest("missing consume confirmation");
        }
        var origin = request.getHeader("Origin");
        boolean isElsewhere = origin != null && !origin.isEmpty() && !site.isEmpty() && !origin.equals(site);
        if (LinkPreview.isOne(request) || isElsewhere || !guard.admits(cookie(request), token, client.userAgent())) {
            throw unavailable();
        }
        var paste = pastes.consume(token, time.now()).orElseThrow(PasteController::unavailable);
        addCookie("", Duration.ZERO, request, response);
        return paste;
    }

    private static String accessToken(Reading reading) {
        var token = reading.accessToken().strip();
        if (token.isEmpty()) {
            throw ApiError.badRequest("access token required");
        }
        if (!token.matches("[0-9A-Za-z]{6,32}")) {
            throw ApiError.badRequest("invalid access token");
        }
        return token;
    }

    private static String cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? ""
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(PasteGuard.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static void addCookie(
            String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("Origin");
        boolean isSecure = request.isSecure() || origin != null && origin.startsWith("https://");
        response.addHeader(
                "Set-Cookie",
                PasteGuard.COOKIE + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly"
                        + (isSecure ? "; Secure" : "") + "; SameSite=Strict");
    }

    private static ApiError unavailable() {
        return ApiError.coded(410, "NOT_FOUND", "Paste is unavailable");
    }
}
