package museum.client;

/** Where people read the codes that the server mails them. */
@FunctionalInterface
public interface OneTimeCodes {

    /** The code that was asked for last. */
    String readCodeFor(String email);

    /** A server of tests that gives every address of a domain the same code. */
    static OneTimeCodes always(String code) {
        return email -> code;
    }
}
