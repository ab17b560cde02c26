package museum.web.gzip;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Packs what is written to it. Must be closed, which leaves the stream below open. Not for several threads. */
public final class GzipStream extends OutputStream {

    private final OutputStream out;
    private @Nullable GzipEncoder encoder;
    private boolean closed;

    /** @param out where the packed bytes go */
    public GzipStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        encoder().write(bytes, offset, length, out);
    }

    /** Ends the text. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        var last = encoder();
        encoder = null;
        try {
            last.finish(out);
        } finally {
            last.giveBack();
        }
    }

    private GzipEncoder encoder() {
        var current = encoder;
        if (current == null) {
            current = GzipEncoder.take();
            encoder = current;
        }
        return current;
    }
}
