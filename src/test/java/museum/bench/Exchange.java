package museum.bench;

/** What is done again and again on a connection; in two halves, so that one thread can keep many connections busy. */
interface Exchange {

    /** Sends, and does not wait. */
    void begin(HttpConnection connection, int number);

    /** Waits for what was begun; throws when it went wrong. */
    void end(HttpConnection connection, int number);

    default void run(HttpConnection connection, int number) {
        begin(connection, number);
        end(connection, number);
    }

    /** Whether the second half is nothing but waiting for an answer. */
    default boolean isPlain() {
        return false;
    }

    /** After how many it begins again with the same. */
    default int different() {
        return 1;
    }
}
