package museum.file;

/** What an object is to its file; the database's enum {@code object_type}. */
public enum ObjectType {
    FILE,
    THUMBNAIL;

    /** The name in the database. */
    String label() {
        return this == FILE ? "file" : "thumbnail";
    }
}
