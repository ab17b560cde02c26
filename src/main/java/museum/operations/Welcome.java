package museum.operations;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import museum.configuration.Configuration;
import museum.notify.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells on the console what somebody who starts the server wants to know next. Scripts wait for the first two lines. Protocol 10 §1. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    /** Networks between containers and virtual machines, from where no phone comes. */
    private static final Pattern INTERNAL = Pattern.compile("(docker|br-|veth|virbr|vmnet|cni|podman|lxc).*");

    private final Configuration configuration;
    private final Mails mails;
    private int port;

    Welcome(Configuration configuration, Mails mails) {
        this.configuration = configuration;
        this.mails = mails;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        log.info("We have lift-off.");
        log.info("starting server on port {}", port);
        log.info("Data: {}", data());
        log.info("Address to enter in the apps (tap the logo seven times): {}", String.join("  ", addresses()));
        if (!mails.configured()) {
            log.info("Verification codes appear here, as no mail server is configured (smtp.host).");
        }
    }

    private String data() {
        var directory = configuration.dataDirectory();
        return configuration
                .text("db.host")
                .map(host -> directory + ", database on " + host)
                .orElseGet(directory::toString);
    }

    private List<String> addresses() {
        var tls = configuration.flag("http.use-tls", false);
        var start = tls ? "https://" : "http://";
        var end = tls && port == 443 ? "" : ":" + port;
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("localhost"), addressesInTheNetwork().stream())
                .map(host -> start + host + end)
                .toList();
    }

    private static List<String> addressesInTheNetwork() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(network -> !INTERNAL.matcher(network.getName()).matches())
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address
                            && !address.isLoopbackAddress()
                            && !address.isLinkLocalAddress())
                    .map(address -> Objects.requireNonNull(address.getHostAddress()))
                    .toList();
        } catch (SocketException exception) {
            return List.of();
        }
    }
}
