package museum.client;

/**
 * An answer other than the expected one. A story that wants to be refused says so: {@code Refused.answer(() -> bob.rename(album, "Mine")).isPlain(403)}.
 */
public final class Refused extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(Answer answer, String expected) {
        super("expected %s: %s".formatted(expected, answer));
        this.answer = answer;
    }

    /** The answer that ended the deed; it is an error if the deed succeeds. */
    public static Answer answer(Runnable deed) {
        try {
            deed.run();
        } catch (Refused refused) {
            return refused.answer;
        }
        throw new AssertionError("should have been refused");
    }
}
