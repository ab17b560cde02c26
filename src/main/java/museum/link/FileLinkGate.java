package museum.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import museum.database.Time;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.ClientAddress;
import museum.web.Credentials;
import museum.web.Gate;
import org.springframework.stereotype.Component;

/** Lets visitors of file links pass. Protocol 04 §8.5. */
@Component
class FileLinkGate implements Gate {

    private static final String INFO = "/file-link/info";
    private static final Set<String> WITHOUT_PASSWORD = Set.of("/file-link/pass-info", "/file-link/verify-password");

    private final FileLinkQueries links;
    private final GuessLimit guesses;
    private final LinkPasswords passwords;
    private final DeviceLimit devices;
    private final ClientAddress addresses;
    private final Time time;

    FileLinkGate(
            FileLinkQueries links,
            GuessLimit guesses,
            LinkPasswords passwords,
            DeviceLimit devices,
            ClientAddress addresses,
            Time time) {
        this.links = links;
        this.guesses = guesses;
        this.passwords = passwords;
        this.devices = devices;
        this.addresses = addresses;
        this.time = time;
    }

    @Override
    public Set<Access.Kind> kinds() {
        return Set.of(Access.Kind.FILE_LINK);
    }

    @Override
    public FileVisitor admit(Access.Kind kind, String route, HttpServletRequest request) {
        var token = Credentials.LINK
                .in(request)
                .orElseThrow(() -> ApiError.refusal(401, "missing accessToken", "file_link"));
        var link = guesses.lookUp(addresses.of(request), () -> links.find(token))
                .orElseThrow(() -> ApiError.refusal(401, "invalid token"));
        if (link.isDisabled()) {
            throw ApiError.refusal(410, "disabled token");
        }
        if (link.validTill() > 0 && link.validTill() < time.now()) {
            throw ApiError.refusal(410, "expired token");
        }
        if (link.hasPassword()) {
            checkPassword(link, route, Credentials.LINK_PASSWORD.in(request));
        }
        return new FileVisitor(link, route.equals(INFO) ? admitDevice(link, request) : Optional.empty());
    }

    private void checkPassword(FileLink link, String route, Optional<String> proof) {
        if (proof.isPresent()) {
            if (!passwords.isProof(proof.get(), String.valueOf(link.pwHash()))) {
                throw ApiError.refusal(401, Map.of());
            }
        } else if (!WITHOUT_PASSWORD.contains(route)) {
            throw ApiError.refusal(
                    401, Map.of("code", "PASS_PROTECTED_RESOURCE", "message", "This resource is password protected"));
        }
    }

    private Optional<String> admitDevice(FileLink link, HttpServletRequest request) {
        return devices.admit(
                link.identity(),
                link.deviceLimit(),
                request.getHeader("X-Auth-Link-Device-Token"),
                Client.of(request, addresses));
    }
}
