package museum.notify;

/** The mail server could not be reached, or refused for another reason than the recipient's address. */
public final class MailNotSentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MailNotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
