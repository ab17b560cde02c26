package museum.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection. It reads as little of an answer as it can: status, where it ends, and nothing of what it says, so that the load costs the server's machine
 * little. Not for several threads.
 */
final class HttpConnection implements AutoCloseable {

    private final InetSocketAddress address;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final byte[] head = new byte[16 << 10];
    private @Nullable SocketChannel channel;
    private @Nullable ByteArrayOutputStream kept;
    private long received;

    HttpConnection(URI server) {
        this.address = new InetSocketAddress(server.getHost(), server.getPort() < 0 ? 80 : server.getPort());
    }

    void send(Request request) {
        try {
            var buffers = request.buffers();
            var open = open();
            while (buffers[0].hasRemaining() || buffers[1].hasRemaining()) {
                open.write(buffers);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads a whole answer; its status. */
    int receive() {
        try {
            return read();
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    int exchange(Request request) {
        send(request);
        return receive();
    }

    /** An answer of which everything is kept. */
    record Whole(int status, String head, byte[] body) {

        /** The value of a header; empty if it is not there. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        byte[] unpacked() {
            if (!header("Content-Encoding").equals("gzip")) {
                return body;
            }
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return unpacked.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    Whole whole(Request request) {
        var bytes = new ByteArrayOutputStream();
        kept = bytes;
        try {
            int status = exchange(request);
            return new Whole(status, new String(head, 0, headLength, StandardCharsets.ISO_8859_1), bytes.toByteArray());
        } finally {
            kept = null;
        }
    }

    /** Bytes of all answers so far. */
    long received() {
        return received;
    }

    private SocketChannel open() throws IOException {
        var open = channel;
        if (open == null) {
            open = SocketChannel.open(address);
            open.setOption(StandardSocketOptions.TCP_NODELAY, true);
            in.clear().limit(0);
            channel = open;
        }
        return open;
    }

    // --- reading ------------------------------------------------------------------------------------------------

    private int headLength;

    private int read() throws IOException {
        readHead();
        int status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        var fields = new String(head, 0, headLength, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (fields.contains("\r\ntransfer-encoding: chunked")) {
            readChunks();
        } else {
            int at = fields.indexOf("\r\ncontent-length:");
            if (at >= 0) {
                skip(Long.parseLong(
                        fields.substring(at + 17, fields.indexOf('\r', at + 17)).strip()));
            } else if (status != 204 && status != 304) {
                throw new IOException("an answer without an end:\n" + fields);
            }
        }
        if (fields.contains("\r\nconnection: close")) {
            close();
        }
        return status;
    }

    private void readHead() throws IOException {
        headLength = 0;
        while (headLength < 4
                || head[headLength - 1] != '\n'
                || head[headLength - 2] != '\r'
                || head[headLength - 3] != '\n') {
            head[headLength++] = next();
        }
    }

    private void readChunks() throws IOException {
        while (true) {
            long size = 0;
            for (byte character = next(); character != '\n'; character = next()) {
                int digit = Character.digit(character, 16);
                size = digit < 0 ? size : size * 16 + digit;
            }
            skip(size);
            next();
            next();
            if (size == 0) {
                return;
            }
        }
    }

    private byte next() throws IOException {
        if (!in.hasRemaining()) {
            fill();
        }
        return in.get();
    }

    private void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            if (!in.hasRemaining()) {
                fill();
            }
            int some = (int) Math.min(left, in.remaining());
            if (kept != null) {
                var bytes = new byte[some];
                in.get(bytes);
                kept.write(bytes, 0, some);
            } else {
                in.position(in.position() + some);
            }
            left -= some;
        }
    }

    private void fill() throws IOException {
        in.clear();
        int count = open().read(in);
        if (count < 0) {
            in.limit(0);
            throw new IOException("the server has closed the connection");
        }
        received += count;
        in.flip();
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            // nothing more is wanted of it
        }
        channel = null;
    }
}
