package museum.social;

/** A comment or a reaction, as a diff sees it. */
interface Word {

    /** Microseconds. */
    long updatedAt();
}
