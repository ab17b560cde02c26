package museum.customdomain;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.RateLimit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a reverse proxy whether it may get a certificate for a name: the "ask" endpoint of Caddy's on-demand TLS. Protocol 04 §13.3. */
@RestController
@Access(Access.Kind.PUBLIC)
class CustomDomainController {

    private final CustomDomains domains;

    CustomDomainController(CustomDomains domains) {
        this.domains = domains;
    }

    @GetMapping("/custom-domain")
    @RateLimit(500)
    ResponseEntity<Map<String, String>> ask(@RequestParam(defaultValue = "") String domain) {
        if (domain.isEmpty()) {
            throw ApiError.badRequest("domain is missing");
        }
        var linked = domains.isLinked(domain);
        if (linked.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        if (!linked.get()) {
            throw ApiError.notFound("");
        }
        return ResponseEntity.ok(Map.of());
    }
}
