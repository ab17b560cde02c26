package museum.web.gzip;

import java.io.IOException;
import java.io.OutputStream;

/** Bits on their way out, the first in the lowest place. RFC 1951 §3.1.1. */
final class BitBuffer {

    /** So that 16 more never fill it. */
    private static final int FULL = Long.SIZE - Short.SIZE;

    private final byte[] bytes;
    private int position;
    private long waiting;
    private int count;

    /** @param capacity how many bytes fit between two calls of {@link #writeTo} */
    BitBuffer(int capacity) {
        this.bytes = new byte[capacity + Long.BYTES];
    }

    /** Appends at most 16 bits. */
    void put(int value, int bits) {
        waiting |= (long) (value & 0xFFFF) << count;
        count += bits;
        if (count >= FULL) {
            drain();
        }
    }

    /** Appends the codes of literals, four at a time, which always fit. */
    void putAll(byte[] from, int start, int end, HuffmanCode code) {
        drain();
        var packed = code.packed;
        long bits = waiting;
        int length = count;
        int at = position;
        int i = start;
        for (; i <= end - 4; i += 4) {
            int first = packed[from[i] & 0xFF];
            int second = packed[from[i + 1] & 0xFF];
            int third = packed[from[i + 2] & 0xFF];
            int fourth = packed[from[i + 3] & 0xFF];
            int two = HuffmanCode.length(first) + HuffmanCode.length(second);
            int three = two + HuffmanCode.length(third);
            long codes = HuffmanCode.code(first)
                    | HuffmanCode.code(second) << HuffmanCode.length(first)
                    | HuffmanCode.code(third) << two
                    | HuffmanCode.code(fourth) << three;
            bits |= codes << length;
            length += three + HuffmanCode.length(fourth);
            EightBytes.set(bytes, at, bits);
            at += length >>> 3;
            bits >>>= length & ~7;
            length &= 7;
        }
        waiting = bits;
        count = length;
        position = at;
        for (; i < end; i++) {
            put(code, from[i] & 0xFF);
        }
    }

    /** Appends the code of a symbol. */
    void put(HuffmanCode code, int symbol) {
        int packed = code.packed[symbol];
        put((int) HuffmanCode.code(packed), HuffmanCode.length(packed));
    }

    /** Fills the last byte up with zeros. */
    void align() {
        count = count + 7 & ~7;
        drain();
    }

    /** Whole bytes so far leave the buffer. */
    void writeTo(OutputStream out) throws IOException {
        drain();
        out.write(bytes, 0, position);
        position = 0;
    }

    /** Forgets everything. */
    void clear() {
        position = 0;
        waiting = 0;
        count = 0;
    }

    private void drain() {
        EightBytes.set(bytes, position, waiting);
        position += count >>> 3;
        waiting >>>= count & ~7;
        count &= 7;
    }
}
