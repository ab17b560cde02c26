package museum.file;

/** The two kinds of metadata that change: for the owner's eyes, and for everybody who sees the file. */
enum MetadataKind {
    PRIVATE("magic_metadata", 1000),
    PUBLIC("pub_magic_metadata", 10_000);

    private final String column;
    private final int mostAtOnce;

    MetadataKind(String column, int mostAtOnce) {
        this.column = column;
        this.mostAtOnce = mostAtOnce;
    }

    String column() {
        return column;
    }

    /** Files in one request; of the second kind the protocol has no limit, and apps send a thousand. */
    int mostAtOnce() {
        return mostAtOnce;
    }
}
