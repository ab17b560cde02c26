package museum.web.gzip;

import java.util.Arrays;

/**
 * Finds repetitions in JSON: only such as begin at a quotation mark, where names and the punctuation around them begin. All other bytes are only counted, and of a long
 * text not even each: most of it is base64, of which some letters tell how often all of them occur.
 */
final class Repetitions {

    /** The longest distance that can be told. RFC 1951 §3.2.5. */
    static final int REACH = 1 << 15;

    private static final long QUOTES = '"' * EightBytes.ONES;

    /** Long enough that the lengths of all codes, and not quite the best ones, do not matter. */
    private static final int LONG_TEXT = 1 << 14;

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
        boolean some = end - start >= LONG_TEXT;
        if (some) {
            symbols.expectEveryLetter();
        }
        int position = start;
        while (position <= end - Long.BYTES) {
            long eight = EightBytes.at(text, position);
            int before = lettersBeforeQuote(eight);
            if (before == Long.BYTES && some) {
                // Two of eight, other ones each time, as a text may have a period.
                int place = position & 7 * Byte.SIZE;
                symbols.literals[(int) (eight >>> place) & 0xFF] += Long.BYTES / 2;
                symbols.literals[(int) (eight >>> (place ^ Integer.SIZE)) & 0xFF] += Long.BYTES / 2;
            } else {
                symbols.countLetters(text, position, position + before);
            }
            position += before;
            if (before < Long.BYTES && position <= end - Long.BYTES) {
                int length = lengthAt(text, position, end);
                if (length == 0) {
                    symbols.literals['"']++;
                    position++;
                } else {
                    position += add(position, length, symbols);
                }
            }
        }
        symbols.countLetters(text, position, end);
    }

    private static int lettersBeforeQuote(long eight) {
        return Long.numberOfTrailingZeros(EightBytes.zeros(eight ^ QUOTES) & EightBytes.HIGH) >>> 3;
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
        long beginning = EightBytes.at(text, position);
        int slot = (int) (beginning * MIX >>> Long.SIZE - HASH_BITS);
        int earlier = places[slot];
        places[slot] = position;
        if (earlier < 0 || position - earlier > REACH || EightBytes.at(text, earlier) != beginning) {
            return 0;
        }
        distance = position - earlier;
        int length = Long.BYTES;
        while (position + length <= end - Long.BYTES) {
            long different = EightBytes.at(text, earlier + length) ^ EightBytes.at(text, position + length);
            if (different != 0) {
                return length + (Long.numberOfTrailingZeros(different) >>> 3);
            }
            length += Long.BYTES;
        }
        while (position + length < end && text[earlier + length] == text[position + length]) {
            length++;
        }
        return length;
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
