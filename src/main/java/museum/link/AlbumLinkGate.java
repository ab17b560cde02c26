package museum.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import museum.billing.Entitlements;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.ClientAddress;
import museum.web.Credentials;
import museum.web.Gate;
import org.springframework.stereotype.Component;

/**
 * Lets visitors of album links pass. Nothing is remembered between requests: a removed link, a new password, an ended plan count at once. Protocol 04 §5.
 */
@Component
class AlbumLinkGate implements Gate {

    private static final String INFO = "/public-collection/info";
    private static final Set<String> ENTRIES = Set.of(INFO, "/public-collection/diff");
    private static final Set<String> WITHOUT_PASSWORD = Set.of(INFO, "/public-collection/verify-password");

    /** Devices that may open a link of somebody who does not pay. */
    static final int FREE_DEVICES = 5;

    private final AlbumLinkQueries links;
    private final GuessLimit guesses;
    private final Entitlements entitlements;
    private final LinkOrigins origins;
    private final LinkPasswords passwords;
    private final DeviceLimit devices;
    private final LinkNames names;
    private final ClientAddress addresses;
    private final Time time;

    AlbumLinkGate(
            AlbumLinkQueries links,
            GuessLimit guesses,
            Entitlements entitlements,
            LinkOrigins origins,
            LinkPasswords passwords,
            DeviceLimit devices,
            LinkNames names,
            ClientAddress addresses,
            Time time) {
        this.links = links;
        this.guesses = guesses;
        this.entitlements = entitlements;
        this.origins = origins;
        this.passwords = passwords;
        this.devices = devices;
        this.names = names;
        this.addresses = addresses;
        this.time = time;
    }

    @Override
    public Set<Access.Kind> kinds() {
        return Set.of(Access.Kind.ALBUM_LINK);
    }

    @Override
    public AlbumVisitor admit(Access.Kind kind, String route, HttpServletRequest request) {
        var token = Credentials.LINK
                .in(request)
                .orElseThrow(() -> ApiError.refusal(401, "missing accessToken", "album_link"));
        var link = guesses.lookUp(addresses.of(request), () -> links.find(token))
                .orElseThrow(() -> ApiError.refusal(401, "invalid token"));
        if (link.isDisabled()) {
            throw ApiError.refusal(410, "disabled token");
        }
        var plan = entitlements.of(link.ownerId());
        if (!plan.isActive() || !origins.admit(request.getHeader("Origin"), link.ownerId())) {
            throw ApiError.refusal(410, "no active subscription");
        }
        if (link.validTill() > 0 && link.validTill() < time.now()) {
            throw ApiError.refusal(410, "expired token");
        }
        checkPassword(link, route, request);
        var device = ENTRIES.contains(route) ? admitDevice(link, plan, request) : Optional.<String>empty();
        var name = Optional.ofNullable(request.getHeader("X-Anon-User-Token"))
                .map(String::strip)
                .filter(proof -> !proof.isEmpty())
                .map(proof -> names.require(proof, link.collectionId()));
        return new AlbumVisitor(link, device, name);
    }

    private void checkPassword(AlbumLink link, String route, HttpServletRequest request) {
        if (link.hasPassword() && !WITHOUT_PASSWORD.contains(route)) {
            var stored = String.valueOf(link.pwHash());
            if (Credentials.LINK_PASSWORD
                    .in(request)
                    .filter(proof -> passwords.isProof(proof, stored))
                    .isEmpty()) {
                throw ApiError.refusal(401, Map.of());
            }
        }
    }

    private Optional<String> admitDevice(AlbumLink link, Entitlements.Entitlement plan, HttpServletRequest request) {
        int limit = plan.isPaid() ? link.deviceLimit() : FREE_DEVICES;
        return devices.admit(
                link.identity(), limit, request.getHeader("X-Auth-Link-Device-Token"), Client.of(request, addresses));
    }
}
