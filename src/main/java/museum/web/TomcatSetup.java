package museum.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the protocol wants of the HTTP server itself. */
@Component
class TomcatSetup implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Bytes that go to or come from the network at once, on each connection twice. Four times Tomcat's own: sending an object takes half the processor time. */
    private static final String SOCKET_BUFFER = String.valueOf(32 << 10);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(LenientHosts.class.getName());
        factory.addEngineValves(new WireResponseValve());
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
            connector.setAllowTrace(true);
            connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
            connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
            connector.setXpoweredBy(false);
            connector.setProperty("socket.appReadBufSize", SOCKET_BUFFER);
            connector.setProperty("socket.appWriteBufSize", SOCKET_BUFFER);
        });
    }
}
