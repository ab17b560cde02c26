package museum.file;

/** Bounds of sizes, in bytes. Protocol 03 §11.3. */
final class FileSize {

    /** The largest file. */
    static final long MAX = 10L << 30;

    /** The largest thumbnail; those of the apps have some hundred kilobytes. */
    static final long MAX_THUMBNAIL = 100L << 20;

    /** The smallest part of an upload that has more than one. */
    static final long MIN_PART = 5L << 20;

    /** The largest part. */
    static final long MAX_PART = 5L << 30;

    /** Most parts of an upload. */
    static final int MAX_PARTS = 10_000;

    private FileSize() {}
}
