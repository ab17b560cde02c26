/**
 * Where encrypted bytes live: the data centres and their buckets ({@link museum.storage.Buckets}), URLs through which the apps move bytes directly
 * ({@link museum.storage.PresignedUrls}), what the server itself does with objects ({@link museum.storage.ObjectStore}), and an object store inside this
 * process for those who have none. Protocol 10 §3–5, 11 §4.4.
 *
 * <p>Owns the configuration below {@code s3}, the folder {@code objects} of the data directory and the path {@code /s3/**}, which a servlet of its own
 * answers: filters of the API let it pass. No tables. Jobs: leftovers of uploads are thrown away daily; at start missing buckets are made.
 */
@NullMarked
package museum.storage;

import org.jspecify.annotations.NullMarked;
