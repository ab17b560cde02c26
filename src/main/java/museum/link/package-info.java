/**
 * What a person without an account sees: album links, file links, memory shares, pastes, casts. Owns the tables {@code public_collection_tokens} and its
 * access history, {@code public_file_tokens} and its access history, {@code memory_shares}, {@code memory_share_files}, {@code public_paste_tokens},
 * {@code casting}. Routes: {@code /collections/share-url}, {@code /files/share-url}, {@code /public-collection}, {@code /file-link},
 * {@code /memory-share}, {@code /public-memory}, {@code /paste}, {@code /cast}. Jobs: expired pastes, casts and histories. Protocol 04.
 */
@NullMarked
package museum.link;

import org.jspecify.annotations.NullMarked;
