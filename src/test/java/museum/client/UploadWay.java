package museum.client;

/**
 * How bytes get to the object store. Protocol 11 §5.6, 03 §3.
 *
 * @param bound whether URLs are bound to length and MD5 (the way of today) or come from the lists of old clients
 * @param partSize bytes of a part; 0 for a single PUT
 */
public record UploadWay(boolean bound, int partSize) {

    /** Five encrypted chunks: what the web app sends in one part. */
    public static final int WEB_PART = 5 * (4194304 + 17);

    /** What the mobile app sends in one part. */
    public static final int MOBILE_PART = 20 * 1024 * 1024;

    /** The least that S3 allows for a part which is not the last. */
    public static final int SMALLEST_PART = 5 * 1024 * 1024;

    public static UploadWay single() {
        return new UploadWay(true, 0);
    }

    public static UploadWay oldSingle() {
        return new UploadWay(false, 0);
    }

    public static UploadWay parts(int partSize) {
        return new UploadWay(true, partSize);
    }

    public static UploadWay oldParts(int partSize) {
        return new UploadWay(false, partSize);
    }

    /** What the app does of itself: in parts from five chunks on, else in one piece. */
    static UploadWay usual(Program program, int encryptedSize) {
        return program.isWeb() && encryptedSize > 4 * (4194304 + 17) ? parts(WEB_PART) : single();
    }
}
