/** A server for Ente's end-to-end encrypted apps: encrypted metadata in PostgreSQL, encrypted blobs in S3, no keys. */
@NullMarked
package museum;

import org.jspecify.annotations.NullMarked;
