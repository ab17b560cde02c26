package museum.web.gzip;

import java.util.Arrays;

/** How often the symbols of a block occur: letters, lengths and distances of repetitions, its end. RFC 1951 §3.2.5. */
final class Symbols {

    static final int SHORTEST = 3;
    static final int LONGEST = 258;
    static final int END = 256;
    static final int LITERALS = 286;
    static final int DISTANCES = 30;

    private static final byte[] LENGTH_CODE = lengthCodes();

    final int[] literals = new int[LITERALS];
    final int[] distances = new int[DISTANCES];

    void clear() {
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
        literals[END] = 1;
    }

    /** So that each has a code, whether it is counted or not. */
    void expectEveryLetter() {
        Arrays.fill(literals, 0, END, 1);
    }

    void countLetters(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            literals[text[i] & 0xFF]++;
        }
    }

    void countRepetition(int length, int distance) {
        literals[lengthSymbol(length)]++;
        distances[distanceSymbol(distance)]++;
    }

    static int lengthSymbol(int length) {
        return END + 1 + LENGTH_CODE[length - SHORTEST];
    }

    /** Bits that follow a symbol for a length, to tell which of its lengths it is. */
    static int lengthExtra(int symbol) {
        int code = symbol - END - 1;
        return code < 8 || code == 28 ? 0 : (code >> 2) - 1;
    }

    /** The shortest length of a symbol. */
    static int lengthBase(int symbol) {
        int code = symbol - END - 1;
        if (code == 28) {
            return LONGEST;
        }
        return SHORTEST + (code < 8 ? code : (4 + (code & 3)) << (code >> 2) - 1);
    }

    static int distanceSymbol(int distance) {
        int steps = distance - 1;
        if (steps < 4) {
            return steps;
        }
        int top = 31 - Integer.numberOfLeadingZeros(steps);
        return 2 * top + (steps >> top - 1 & 1);
    }

    static int distanceExtra(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    static int distanceBase(int symbol) {
        return 1 + (symbol < 4 ? symbol : (2 + (symbol & 1)) << (symbol >> 1) - 1);
    }

    private static byte[] lengthCodes() {
        var codes = new byte[LONGEST - SHORTEST + 1];
        for (int symbol = END + 1; symbol < LITERALS; symbol++) {
            int base = lengthBase(symbol);
            Arrays.fill(
                    codes, base - SHORTEST, Math.min(base + (1 << lengthExtra(symbol)), LONGEST + 1) - SHORTEST, (byte)
                            (symbol - END - 1));
        }
        return codes;
    }
}
