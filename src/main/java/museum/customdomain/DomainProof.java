package museum.customdomain;

import jakarta.annotation.PreDestroy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import museum.configuration.Configuration;
import museum.web.ApiError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Whether a domain is in the hands of who wants to link it: who is, can write a TXT record that names the account. Only where the operator wants it
 * ({@code apps.custom-domain.proof}); else whoever comes first gets a name.
 */
@Component
class DomainProof {

    private static final Logger log = LoggerFactory.getLogger(DomainProof.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DNS = 53;
    private static final String SERVER = "apps.custom-domain.dns-server";

    /** Who is asked; nobody where nothing is to be proved. */
    private final Optional<Resolver> resolver;

    DomainProof(Configuration configuration) {
        this.resolver = configuration.flag("apps.custom-domain.proof", false)
                ? Optional.of(resolver(configuration))
                : Optional.empty();
    }

    private static Resolver resolver(Configuration configuration) {
        // The server ends the library itself, see close(); a hook besides would only complain.
        System.setProperty("dnsjava.nio.register_shutdown_hook", "false");
        var server = configuration.text(SERVER, "");
        var resolver = server.isEmpty() ? new ExtendedResolver() : new SimpleResolver(address(configuration, server));
        resolver.setTimeout(PATIENCE);
        return resolver;
    }

    private static InetSocketAddress address(Configuration configuration, String server) {
        try {
            var address = URI.create("dns://" + server);
            return new InetSocketAddress(address.getHost(), address.getPort() < 0 ? DNS : address.getPort());
        } catch (IllegalArgumentException noAddress) {
            throw configuration.refusal(SERVER, "must be an address or address:port");
        }
    }

    /** Passes if nothing is to be proved, or it is proved; throws 400 {@code BAD_REQUEST} with the record that is missing. */
    void require(long userId, DomainName domain) {
        var record = "_museum." + domain.ascii();
        var proof = "museum-user=" + userId;
        if (resolver.isPresent() && texts(resolver.get(), record).noneMatch(proof::equals)) {
            throw ApiError.badRequest("to show that %s is yours, add a TXT record for %s with the text %s"
                    .formatted(domain.text(), record, proof));
        }
    }

    /** Ends the library's thread while the server stops, and not only after it. */
    @PreDestroy
    void close() {
        if (resolver.isPresent()) {
            NioClient.close();
        }
    }

    private static Stream<String> texts(Resolver resolver, String name) {
        try {
            var lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            var records = Stream.ofNullable(lookup.run()).flatMap(Stream::of);
            if (lookup.getResult() == Lookup.TRY_AGAIN || lookup.getResult() == Lookup.UNRECOVERABLE) {
                log.warn("No name server answers for {}: {}", name, lookup.getErrorString());
            }
            return records.flatMap(record -> ((TXTRecord) record).getStrings().stream());
        } catch (TextParseException tooLong) {
            return Stream.of();
        }
    }
}
