package museum.web.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time in one number, the first in the lowest place. */
public final class EightBytes {

    /** Each byte is one; times a byte, each is that byte. */
    public static final long ONES = 0x0101010101010101L;

    /** The highest bit of each byte. */
    public static final long HIGH = ONES << 7;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** Those that begin at an index. */
    public static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    static void set(byte[] bytes, int index, long eight) {
        LONG.set(bytes, index, eight);
    }

    /** Has the {@linkplain #HIGH highest bit} of the first byte set that is zero, and of none before it; behind it, bits of others may be set, too. */
    public static long zeros(long eight) {
        return eight - ONES & ~eight;
    }
}
