package museum.web;

/** Who passed a {@link Gate}. A route gets it as an argument of the implementing type, for example {@link Caller}. */
public interface Admitted {

    /** What rate limits of this caller count by, when not by address; unique among all kinds of callers. */
    String limitKey();
}
