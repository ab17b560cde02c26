package museum.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is packed in an xz file. Most systems have a program for that, which takes a quarter of the time that a library needs in a Java that has just
 * started; a first start waits for this.
 */
final class XzStream {

    private static final Logger log = LoggerFactory.getLogger(XzStream.class);

    private static final int BUFFER = 1 << 16;

    private XzStream() {}

    static InputStream of(URL packed) throws IOException {
        return of(packed, "xz");
    }

    static InputStream of(URL packed, String program) throws IOException {
        Process xz;
        try {
            xz = new ProcessBuilder(program, "--decompress", "--stdout")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            return new XZCompressorInputStream(new BufferedInputStream(packed.openStream(), BUFFER));
        }
        Thread.ofVirtual().start(() -> feed(packed, xz.getOutputStream()));
        return new BufferedInputStream(xz.getInputStream(), BUFFER);
    }

    private static void feed(URL packed, OutputStream program) {
        try (program;
                var in = packed.openStream()) {
            in.transferTo(program);
        } catch (IOException broken) {
            // Whoever reads finds that the end is missing.
            log.debug("Cannot unpack {}", packed, broken);
        }
    }
}
