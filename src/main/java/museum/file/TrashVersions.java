package museum.file;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Versions of trash entries. Each change of one person's trash waits for the one before it, and its version is taken after that: whoever has synced up to a
 * version has seen everything of it and before. Taken after the locks of files and albums.
 */
@Component
class TrashVersions {

    private final TrashQueries trash;

    TrashVersions(TrashQueries trash) {
        this.trash = trash;
    }

    /** Makes changes that one person's devices learn of follow each other: what comes after this, up to the end of the transaction, is alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(long userId) {
        trash.lock(userId);
    }

    /** Locks the person's trash until the end of the transaction and returns the version of the change, microseconds. */
    @Transactional(propagation = Propagation.MANDATORY)
    long next(long userId) {
        trash.lock(userId);
        return trash.nextVersion(userId);
    }
}
