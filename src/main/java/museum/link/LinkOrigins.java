package museum.link;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import museum.configuration.Configuration;
import museum.customdomain.CustomDomains;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages from which album links may be opened: the configured apps, and the owner's own domain. Protocol 04 §5.2. */
@Component
class LinkOrigins {

    private static final String DEFAULT_EMBED = "https://embed.ente.com";
    private static final String FORMER_EMBED = "https://embed.ente.io";

    private final Set<String> apps;
    private final CustomDomains domains;

    LinkOrigins(Configuration configuration, CustomDomains domains) {
        var embed = configuration.text("apps.embed-albums", "");
        this.apps = Stream.of(
                        configuration.text("apps.public-albums", ""),
                        embed,
                        embed.equals(DEFAULT_EMBED) ? FORMER_EMBED : "",
                        configuration.text("apps.public-locker", ""))
                .collect(Collectors.toSet());
        this.domains = domains;
    }

    /** Programs send no origin: they may always. */
    boolean admit(@Nullable String origin, long ownerId) {
        return origin == null
                || origin.isEmpty()
                || apps.contains(origin)
                || origin.toLowerCase(Locale.ROOT).startsWith("http://localhost:")
                || isOwnDomain(origin, ownerId);
    }

    /** The host as a whole counts: a longer name that contains the owner's is somebody else's. */
    private boolean isOwnDomain(String origin, long ownerId) {
        try {
            var host = URI.create(origin).getHost();
            return host != null && domains.isOwn(ownerId, host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
