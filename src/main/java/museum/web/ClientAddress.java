package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import museum.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the IP address of a client behind proxies. Protocol 00 §11, but forwarded addresses are believed only when the connection comes from this
 * machine or a private network, so that nobody on the internet can invent one to evade limits.
 */
@Component
public class ClientAddress {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final Optional<String> trustedHeader;

    ClientAddress(Configuration configuration) {
        this.trustedHeader =
                configuration.text("internal.trusted-client-ip-header").filter(name -> !name.isBlank());
    }

    /** The address as text, IPv6 as it was written. */
    public String of(HttpServletRequest request) {
        var configured = trustedHeader.map(request::getHeader).filter(value -> !value.isEmpty());
        if (configured.isPresent()) {
            return configured.get();
        }
        if (isTrusted(request)) {
            var forwarded = leftmost(request.getHeader("X-Forwarded-For"));
            if (forwarded == null) {
                forwarded = leftmost(request.getHeader("X-Real-IP"));
            }
            if (forwarded != null) {
                return forwarded;
            }
        }
        return request.getRemoteAddr();
    }

    /** Whether the connection itself comes from this machine or a private network: whether its forwarding headers are believed. */
    public static boolean isTrusted(HttpServletRequest request) {
        try {
            var peer = InetAddress.getByName(request.getRemoteAddr());
            return peer.isLoopbackAddress()
                    || peer.isSiteLocalAddress()
                    || peer.isLinkLocalAddress()
                    || (peer.getAddress().length == 16 && (peer.getAddress()[0] & 0xfe) == 0xfc);
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    /** The first of a list of addresses, or null unless every entry is an address. */
    private static @Nullable String leftmost(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String first = null;
        for (var part : header.split(",", -1)) {
            var address = part.strip();
            if (!isAddress(address)) {
                return null;
            }
            if (first == null) {
                first = address;
            }
        }
        return first;
    }

    private static boolean isAddress(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return false;
        }
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
