package museum.notify;

/** Text that is safe on a line of its own, in a mail's head or in the log. */
final class Headers {

    private Headers() {}

    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "");
    }
}
