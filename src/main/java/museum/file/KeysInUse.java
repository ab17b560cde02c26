package museum.file;

/** Keys cannot be registered: they were before, or were never given out. Ends the transaction. */
final class KeysInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeysInUse() {
        super("keys are in use or were never given out", null, false, false);
    }
}
