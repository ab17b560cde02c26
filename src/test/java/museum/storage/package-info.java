/** Object storage: against the embedded store over HTTP, and against an S3 service that others have written. */
@NullMarked
package museum.storage;

import org.jspecify.annotations.NullMarked;
