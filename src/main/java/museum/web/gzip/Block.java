package museum.web.gzip;

import java.util.Arrays;

/** Writes blocks, each with a code of its own, or, where that is shorter, with the one that everybody knows. RFC 1951 §3.2. */
final class Block {

    /** One less than allowed: so four codes fit into a long beside the bits that wait. */
    private static final int LONGEST_CODE = 14;

    /** In fewer bytes no code earns what it takes to tell it. */
    private static final int SHORT = 64;

    private static final int KINDS_OF_LENGTH = 19;
    private static final int COPY = 16;
    private static final int FEW_ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;

    /** The order in which the lengths of the codes for lengths are told. RFC 1951 §3.2.7. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final HuffmanCode FIXED_LITERALS = fixedLiterals();
    private static final HuffmanCode FIXED_DISTANCES = fixedDistances();

    private final Symbols symbols = new Symbols();
    private final HuffmanCode literals = new HuffmanCode(Symbols.LITERALS, LONGEST_CODE);
    private final HuffmanCode distances = new HuffmanCode(Symbols.DISTANCES, LONGEST_CODE);
    private final HuffmanCode lengths = new HuffmanCode(KINDS_OF_LENGTH, 7);
    private final int[] lengthFrequencies = new int[KINDS_OF_LENGTH];

    /** Kinds of length, and above them the bits that follow. */
    private final int[] told = new int[Symbols.LITERALS + Symbols.DISTANCES];

    private int tellings;
    private int literalCodes;
    private int distanceCodes;

    /** Writes a part of a text as a block. */
    void write(byte[] text, int start, int end, boolean last, Repetitions repetitions, BitBuffer out) {
        symbols.clear();
        repetitions.find(text, start, end, symbols);
        out.put(last ? 1 : 0, 1);
        if (end - start >= SHORT && fitOwnCodes() < cost(FIXED_LITERALS, FIXED_DISTANCES)) {
            out.put(DYNAMIC, 2);
            writeLengths(out);
            writeContent(text, start, end, repetitions, literals, distances, out);
        } else {
            out.put(FIXED, 2);
            writeContent(text, start, end, repetitions, FIXED_LITERALS, FIXED_DISTANCES, out);
        }
    }

    /** Makes the codes that fit the symbols best; the bits that they take, with what tells them. */
    private long fitOwnCodes() {
        literals.fit(symbols.literals);
        distances.fit(symbols.distances);
        literalCodes = literals.extent(Symbols.END + 1);
        distanceCodes = distances.extent(1);
        tellLengths();
        // 14 bits for three numbers; the copies and zeros that are told have 2, 3 and 7 bits more.
        return 14
                + 3L * kindsOfLength()
                + lengths.cost(lengthFrequencies)
                + 2L * lengthFrequencies[COPY]
                + 3L * lengthFrequencies[FEW_ZEROS]
                + 7L * lengthFrequencies[MANY_ZEROS]
                + cost(literals, distances);
    }

    private long cost(HuffmanCode literals, HuffmanCode distances) {
        return literals.cost(symbols.literals) + distances.cost(symbols.distances);
    }

    private static void writeContent(
            byte[] text,
            int start,
            int end,
            Repetitions repetitions,
            HuffmanCode literals,
            HuffmanCode distances,
            BitBuffer out) {
        int position = start;
        for (int i = 0; i < repetitions.count(); i++) {
            out.putAll(text, position, repetitions.start(i), literals);
            int length = repetitions.length(i);
            int symbol = Symbols.lengthSymbol(length);
            out.put(literals, symbol);
            out.put(length - Symbols.lengthBase(symbol), Symbols.lengthExtra(symbol));
            int distance = repetitions.distance(i);
            int far = Symbols.distanceSymbol(distance);
            out.put(distances, far);
            out.put(distance - Symbols.distanceBase(far), Symbols.distanceExtra(far));
            position = repetitions.start(i) + length;
        }
        out.putAll(text, position, end, literals);
        out.put(literals, Symbols.END);
    }

    /** Puts the lengths of both codes into words: one after the other, with copies and zeros in a row shortened. */
    private void tellLengths() {
        var all = Arrays.copyOf(literals.lengths, literalCodes + distanceCodes);
        System.arraycopy(distances.lengths, 0, all, literalCodes, distanceCodes);
        Arrays.fill(lengthFrequencies, 0);
        tellings = 0;
        for (int i = 0; i < all.length; ) {
            int run = run(all, i);
            if (all[i] == 0 && run >= 3) {
                run = Math.min(run, 138);
                if (run <= 10) {
                    tell(FEW_ZEROS, run - 3);
                } else {
                    tell(MANY_ZEROS, run - 11);
                }
                i += run;
            } else {
                tell(all[i], 0);
                i++;
                for (int rest = run - 1; rest >= 3; rest -= Math.min(rest, 6)) {
                    tell(COPY, Math.min(rest, 6) - 3);
                    i += Math.min(rest, 6);
                }
            }
        }
        lengths.fit(lengthFrequencies);
    }

    private static int run(byte[] all, int start) {
        int end = start + 1;
        while (end < all.length && all[end] == all[start]) {
            end++;
        }
        return end - start;
    }

    private void tell(int kind, int more) {
        lengthFrequencies[kind]++;
        told[tellings++] = kind | more << 8;
    }

    private void writeLengths(BitBuffer out) {
        int kinds = kindsOfLength();
        out.put(literalCodes - (Symbols.END + 1), 5);
        out.put(distanceCodes - 1, 5);
        out.put(kinds - 4, 4);
        for (int i = 0; i < kinds; i++) {
            out.put(lengths.lengths[ORDER[i]], 3);
        }
        for (int i = 0; i < tellings; i++) {
            int kind = told[i] & 0xFF;
            out.put(lengths, kind);
            switch (kind) {
                case COPY -> out.put(told[i] >> 8, 2);
                case FEW_ZEROS -> out.put(told[i] >> 8, 3);
                case MANY_ZEROS -> out.put(told[i] >> 8, 7);
                default -> {}
            }
        }
    }

    /** How many of {@link #ORDER} have to be told. */
    private int kindsOfLength() {
        int kinds = KINDS_OF_LENGTH;
        while (kinds > 4 && lengths.lengths[ORDER[kinds - 1]] == 0) {
            kinds--;
        }
        return kinds;
    }

    private static HuffmanCode fixedLiterals() {
        var lengths = new byte[288];
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, 288, (byte) 8);
        return HuffmanCode.of(lengths, LONGEST_CODE);
    }

    private static HuffmanCode fixedDistances() {
        var lengths = new byte[Symbols.DISTANCES];
        Arrays.fill(lengths, (byte) 5);
        return HuffmanCode.of(lengths, LONGEST_CODE);
    }
}
