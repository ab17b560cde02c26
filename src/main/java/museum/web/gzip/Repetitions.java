package museum.web.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds repetitions in JSON: only such as begin at a quotation mark, where names and the punctuation around them begin. All other bytes are looked at once, to
 * count them.
 */
final class Repetitions {

    /** The longest distance that can be told. RFC 1951 §3.2.5. */
    static final int REACH = 1 << 15;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HASH_BITS = 12;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int NOWHERE = -REACH - 1;

    /** Where eight such bytes began last. */
    private final int[] places = new int[1 << HASH_BITS];

    /** Start, length and distance of each. */
    private int[] found = new int[3 * 256];

    private int count;

    Repetitions() {
        forget();
    }

    /**
     * Looks through a part of a text and counts its symbols.
     *
     * @param text what comes before {@code start} may be repeated
     */
    void find(byte[] text, int start, int end, Symbols symbols) {
        count = 0;
        int[] literals = symbols.literals;
        int position = start;
        while (position < end) {
            byte letter = text[position];
            int length = letter == '"' && position + Long.BYTES <= end ? lengthAt(text, position, end) : 0;
            if (length == 0) {
                literals[letter & 0xFF]++;
                position++;
            } else {
                position += add(position, length, symbols);
            }
        }
    }

    int count() {
        return count;
    }

    int start(int index) {
        return found[3 * index];
    }

    int length(int index) {
        return found[3 * index + 1];
    }

    int distance(int index) {
        return found[3 * index + 2];
    }

    /** The text has moved towards its beginning. */
    void move(int by) {
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(places[i] - by, NOWHERE);
        }
    }

    /** Another text begins. */
    void forget() {
        Arrays.fill(places, NOWHERE);
    }

    private int distance;

    /** For how long the text at this position repeats an earlier one, at {@link #distance}; 0 if it does not. */
    private int lengthAt(byte[] text, int position, int end) {
        long beginning = (long) LONG.get(text, position);
        int slot = (int) (beginning * MIX >>> Long.SIZE - HASH_BITS);
        int earlier = places[slot];
        places[slot] = position;
        if (earlier < 0 || position - earlier > REACH || (long) LONG.get(text, earlier) != beginning) {
            return 0;
        }
        distance = position - earlier;
        int length = Arrays.mismatch(text, earlier, earlier + end - position, text, position, end);
        return length < 0 ? end - position : length;
    }

    /** Notes a repetition, in pieces when it is too long for one; the bytes that were noted. */
    private int add(int position, int length, Symbols symbols) {
        int done = 0;
        while (length - done >= Symbols.SHORTEST) {
            int piece = Math.min(length - done, Symbols.LONGEST);
            if (3 * count == found.length) {
                found = Arrays.copyOf(found, 2 * found.length);
            }
            found[3 * count] = position + done;
            found[3 * count + 1] = piece;
            found[3 * count + 2] = distance;
            count++;
            symbols.countRepetition(piece, distance);
            done += piece;
        }
        return done;
    }
}
