package museum.web.gzip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;

/**
 * Packs a text that comes in pieces. One is about 350 kB; {@link #take} lends one that was used before.
 */
final class GzipEncoder {

    /** So much text becomes a block. */
    private static final int BLOCK = 1 << 16;

    /** As many blocks as there are cores are packed at a time. Virtual threads do not share a core by time: who has less to do would wait for all that others have. */
    private static final Semaphore CORES = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** A text of fewer bytes is packed in less time than others take turns. */
    private static final int SHORT = 1 << 13;

    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();
    private static final BlockingQueue<GzipEncoder> IDLE = new ArrayBlockingQueue<>(KEPT);
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final byte[] text = new byte[Repetitions.REACH + BLOCK];
    private final Repetitions repetitions = new Repetitions();
    private final Block block = new Block();
    // A letter takes 15 bits at most, and a repetition fewer than its letters.
    private final BitBuffer bits = new BitBuffer(BLOCK / 8 * 15 + 1024);
    private final CRC32 checksum = new CRC32();

    /** The block that is being filled: from here to {@link #end}. */
    private int start;

    private int end;
    private long size;
    private boolean begun;

    private GzipEncoder() {}

    static GzipEncoder take() {
        var idle = IDLE.poll();
        return idle == null ? new GzipEncoder() : idle;
    }

    /** Ends the loan. */
    void giveBack() {
        start = 0;
        end = 0;
        size = 0;
        begun = false;
        checksum.reset();
        bits.clear();
        repetitions.forget();
        IDLE.offer(this);
    }

    void write(byte[] bytes, int offset, int length, OutputStream out) throws IOException {
        int done = 0;
        while (done < length) {
            if (end - start == BLOCK) {
                writeBlock(false, out);
            }
            int piece = Math.min(length - done, BLOCK - (end - start));
            System.arraycopy(bytes, offset + done, text, end, piece);
            end += piece;
            done += piece;
        }
        checksum.update(bytes, offset, length);
        size += length;
    }

    /** Writes what is left and the end. */
    void finish(OutputStream out) throws IOException {
        writeBlock(true, out);
        bits.align();
        putInteger((int) checksum.getValue());
        putInteger((int) size);
        bits.writeTo(out);
    }

    private void writeBlock(boolean last, OutputStream out) throws IOException {
        if (!begun) {
            out.write(HEADER);
            begun = true;
        }
        if (end - start < SHORT) {
            block.write(text, start, end, last, repetitions, bits);
        } else {
            packInTurn(last);
        }
        if (!last) {
            bits.writeTo(out);
            slide();
        }
    }

    private void packInTurn(boolean last) {
        CORES.acquireUninterruptibly();
        try {
            block.write(text, start, end, last, repetitions, bits);
        } finally {
            CORES.release();
        }
        Thread.yield();
    }

    /** Keeps what may be repeated. */
    private void slide() {
        int gone = Math.max(0, end - Repetitions.REACH);
        System.arraycopy(text, gone, text, 0, end - gone);
        repetitions.move(gone);
        end -= gone;
        start = end;
    }

    private void putInteger(int value) {
        bits.put(value, 16);
        bits.put(value >>> 16, 16);
    }
}
