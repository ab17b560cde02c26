package museum.storage;

import java.io.IOException;

/**
 * Which objects clients may still write: those whose keys were given out and belong to nothing yet. A URL is good for seven days, so without this a registered
 * object could be overwritten until then: its size, and with it the account's usage, would no longer be true. Decided in docs/decisions/life-of-objects.md.
 */
public interface StagedUploads {

    /** Something that makes received bytes an object. */
    interface Publication {
        void run() throws IOException;
    }

    /** Publishes an object if its key is staged, and so that nobody registers it at the same moment; else does nothing and returns false. */
    boolean whileStaged(String key, Publication publication) throws IOException;
}
