package museum.account;

import museum.web.ApiError;

/** How much work a guess of a password must cost, at least and exactly. Only looked at when keys are written: old accounts may be weaker. Protocol 01 §3.3. */
final class KdfStrength {

    private static final long MEMORY_TIMES_PASSES = 1L << 32;
    private static final long LEAST_MEMORY = 128L << 20;

    private KdfStrength() {}

    static void check(long memLimit, long opsLimit) {
        if (Math.multiplyHigh(memLimit, opsLimit) != 0 || memLimit * opsLimit != MEMORY_TIMES_PASSES) {
            throw ApiError.badRequest("Unexpected KDF strength");
        }
        if (memLimit < LEAST_MEMORY) {
            throw ApiError.badRequest("memory limit must be at least 128MB");
        }
    }
}
