package museum.storage;

import java.time.Duration;

/** Waiting for a store. */
final class Pause {

    private Pause() {}

    /** @throws ObjectStoreException when the server is being stopped */
    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ObjectStoreException("Interrupted while waiting for the object store", stopping);
        }
    }
}
