package museum.configuration;

/**
 * Something the operator has to mend before the server can start: a wrong value, a file that cannot be read, a port that is taken. Whatever part of
 * the server throws it while starting, exactly its sentence goes to standard error, without a stack trace, and the process ends with 1.
 */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param sentence what is wrong and what to do about it, readable without knowing the code, on one line */
    public ConfigurationException(String sentence) {
        super(sentence);
    }

    public ConfigurationException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
