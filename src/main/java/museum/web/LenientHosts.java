package museum.web;

import java.nio.charset.StandardCharsets;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * HTTP as Tomcat speaks it, also with who calls us by a name with an underscore. Containers have such names, and a proxy in front of us passes on the one it knows; Tomcat
 * would answer 400 to every request, and nobody would know why.
 */
public final class LenientHosts extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, getAdapter()) {

            @Override
            protected void parseHost(MessageBytes host) {
                if (host == null || host.isNull() || host.getByteChunk().indexOf('_', 0) < 0) {
                    super.parseHost(host);
                    return;
                }
                var name = host.toString();
                var allowed = name.replace('_', '-').getBytes(StandardCharsets.ISO_8859_1);
                host.setBytes(allowed, 0, allowed.length);
                super.parseHost(host);
                host.setString(name);
                request.serverName().setString(name.replaceFirst(":\\d*$", ""));
            }
        };
    }
}
