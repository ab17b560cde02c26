/**
 * Where encrypted bytes live: the data centres and their buckets, presigned URLs through which the apps move bytes directly, what the server itself
 * does with objects, and the object store inside this process for those who have none. Protocol 10 §3–5.
 *
 * <p>Owns no tables. Route: {@code /s3/**} (embedded store, answered by a servlet of its own).
 */
@NullMarked
package museum.storage;

import org.jspecify.annotations.NullMarked;
