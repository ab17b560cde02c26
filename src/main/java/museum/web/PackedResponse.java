package museum.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import museum.web.gzip.GzipStream;
import org.jspecify.annotations.Nullable;

/** An answer that goes out as gzip; empty answers and those of a few bytes go out as they are. Protocol 00 §10. */
class PackedResponse extends PlainResponse implements AutoCloseable {

    /** An answer of at most this many bytes is not packed: {@code {}} grows by packing. */
    private static final int NOT_WORTH_IT = 16;

    private @Nullable Packer packer;

    PackedResponse(HttpServletRequest request, HttpServletResponse response) {
        super(request, response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (packer == null) {
            packer = new Packer(super.getOutputStream());
        }
        return packer;
    }

    @Override
    public void setContentLength(int length) {
        // of the unpacked answer
    }

    @Override
    public void setContentLengthLong(long length) {
        // of the unpacked answer
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!name.equalsIgnoreCase("Content-Length")) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!name.equalsIgnoreCase("Content-Length")) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        if (packer != null) {
            packer.forget();
        }
    }

    @Override
    public void flushBuffer() {
        // the container flushes at the end: an early flush would send the headers before it is known whether the body
        // is worth packing
    }

    @Override
    public void close() throws IOException {
        if (packer != null) {
            packer.finish();
        }
    }

    private final class Packer extends ServletOutputStream {
        private final ServletOutputStream plain;
        private final byte[] start = new byte[NOT_WORTH_IT];
        private int started;
        private @Nullable OutputStream packed;

        Packer(ServletOutputStream plain) {
            this.plain = plain;
        }

        void forget() {
            started = 0;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (packed == null && started + length <= NOT_WORTH_IT) {
                System.arraycopy(bytes, offset, start, started, length);
                started += length;
                return;
            }
            packed().write(bytes, offset, length);
        }

        private OutputStream packed() throws IOException {
            if (packed == null) {
                setHeader("Content-Encoding", "gzip");
                setHeader("Vary", "Accept-Encoding");
                packed = new GzipStream(plain);
                packed.write(start, 0, started);
            }
            return packed;
        }

        void finish() throws IOException {
            if (packed == null) {
                plain.write(start, 0, started);
            } else {
                packed.close();
            }
        }

        @Override
        public void flush() {
            // as flushBuffer
        }

        @Override
        public void close() {
            // finish() ends the stream
        }

        @Override
        public boolean isReady() {
            return plain.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written in blocking mode");
        }
    }
}
