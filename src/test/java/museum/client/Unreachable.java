package museum.client;

/** No answer: nobody listens, or the connection broke before the answer was there. Whether the server has done the deed is then unknown. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreachable(String request, Exception cause) {
        super("%s: %s".formatted(request, cause), cause);
    }
}
