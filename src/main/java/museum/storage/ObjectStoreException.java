package museum.storage;

import org.jspecify.annotations.Nullable;

/** The object store could not be reached, refused, or failed. The message says where, what was tried and what the store said. */
public class ObjectStoreException extends RuntimeException {

    public ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
