package museum.web.gzip;

import java.util.Arrays;

/** A Huffman code for the symbols of one block, none longer than a limit. RFC 1951 §3.2.2. */
final class HuffmanCode {

    private final int limit;

    /** Bits of a symbol's code; 0 for those that do not occur. */
    final byte[] lengths;

    /** The codes and their lengths, to be looked up at once. */
    final int[] packed;

    private final long[] sorted;
    private final int[] weights;

    /**
     * @param symbols how many there are
     * @param limit the most bits that a code may have
     */
    HuffmanCode(int symbols, int limit) {
        this.limit = limit;
        this.lengths = new byte[symbols];
        this.packed = new int[symbols];
        this.sorted = new long[symbols];
        this.weights = new int[symbols];
    }

    /** Makes the code for symbols that occur so often. A code for a single symbol has one bit. */
    void fit(int[] frequencies) {
        int used = sort(frequencies);
        Arrays.fill(lengths, (byte) 0);
        if (used == 1) {
            lengths[symbol(0)] = 1;
        } else if (used > 1) {
            var counts = countLengths(used);
            shorten(counts);
            assign(counts, used);
        }
        number();
    }

    /** The bits of a packed code as they are written: last bit first. */
    static long code(int packed) {
        return packed >>> 4;
    }

    /** How many bits a packed code has. */
    static int length(int packed) {
        return packed & 15;
    }

    /** The code with these lengths. */
    static HuffmanCode of(byte[] lengths, int limit) {
        var code = new HuffmanCode(lengths.length, limit);
        System.arraycopy(lengths, 0, code.lengths, 0, lengths.length);
        code.number();
        return code;
    }

    /** The bits that all symbols take that occur so often. */
    long cost(int[] frequencies) {
        long bits = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }

    /** The number of symbols up to the last that has a code, but at least so many. */
    int extent(int least) {
        int extent = lengths.length;
        while (extent > least && lengths[extent - 1] == 0) {
            extent--;
        }
        return extent;
    }

    /** Symbols that occur, the rarest first. */
    private int sort(int[] frequencies) {
        int used = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (frequencies[symbol] > 0) {
                sorted[used++] = (long) frequencies[symbol] << Short.SIZE | symbol;
            }
        }
        Arrays.sort(sorted, 0, used);
        return used;
    }

    private int symbol(int place) {
        return (int) (sorted[place] & 0xFFFF);
    }

    /**
     * How many codes there are of each length. Moffat and Katajainen, "In-place calculation of minimum-redundancy codes" (1995): {@code weights} holds first the
     * weights of leaves and inner nodes, then parents, then depths.
     */
    private int[] countLengths(int used) {
        for (int i = 0; i < used; i++) {
            weights[i] = (int) (sorted[i] >>> Short.SIZE);
        }
        joinNodes(used);
        weights[used - 2] = 0;
        for (int node = used - 3; node >= 0; node--) {
            weights[node] = weights[weights[node]] + 1;
        }
        // The longest code leads one step below the deepest inner node, which was joined first.
        var counts = new int[Math.max(limit, weights[0] + 1) + 1];
        int available = 1;
        int node = used - 2;
        for (int depth = 0; available > 0; depth++) {
            int inner = 0;
            while (node >= 0 && weights[node] == depth) {
                inner++;
                node--;
            }
            counts[depth] = available - inner;
            available = 2 * inner;
        }
        return counts;
    }

    private void joinNodes(int used) {
        int leaf = 0;
        int inner = 0;
        for (int next = 0; next < used - 1; next++) {
            long weight = 0;
            for (int child = 0; child < 2; child++) {
                if (leaf >= used || inner < next && weights[inner] < weights[leaf]) {
                    weight += weights[inner];
                    weights[inner++] = next;
                } else {
                    weight += weights[leaf++];
                }
            }
            weights[next] = (int) weight;
        }
    }

    /** Moves codes that are too long up to the limit, and makes room for them by lengthening the longest of the others. */
    private void shorten(int[] counts) {
        for (int length = limit + 1; length < counts.length; length++) {
            counts[limit] += counts[length];
            counts[length] = 0;
        }
        long room = 1L << limit;
        for (int length = 1; length <= limit; length++) {
            room -= (long) counts[length] << limit - length;
        }
        for (; room < 0; room++) {
            int length = limit - 1;
            while (counts[length] == 0) {
                length--;
            }
            counts[length]--;
            counts[length + 1] += 2;
            counts[limit]--;
        }
    }

    /** The rarest symbols get the longest codes. */
    private void assign(int[] counts, int used) {
        int place = 0;
        for (int length = limit; length > 0; length--) {
            for (int i = 0; i < counts[length]; i++) {
                lengths[symbol(place++)] = (byte) length;
            }
        }
        if (place != used) {
            throw new IllegalStateException("%d of %d symbols have a code".formatted(place, used));
        }
    }

    private void number() {
        var next = new int[limit + 2];
        for (byte length : lengths) {
            next[length + 1] += length == 0 ? 0 : 1;
        }
        for (int length = 1, code = 0; length <= limit; length++) {
            int count = next[length + 1];
            code <<= 1;
            next[length] = code;
            code += count;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            packed[symbol] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> Integer.SIZE - length << 4 | length;
        }
    }
}
