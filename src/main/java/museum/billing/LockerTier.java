package museum.billing;

/** How much the locker app holds. Protocol 03 §12.3. */
enum LockerTier {
    FREE(100, 1L << 30),
    PAID(1000, 10L << 30);

    private final long files;
    private final long bytes;

    LockerTier(long files, long bytes) {
        this.files = files;
        this.bytes = bytes;
    }

    static LockerTier of(boolean paid) {
        return paid ? PAID : FREE;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
