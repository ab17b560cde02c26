/**
 * Albums and folders ("collections"), who takes part in them, and which files are in them; the sync of both. Owns the tables {@code collections},
 * {@code collection_shares}, {@code collection_files}, {@code collection_actions}. Routes: {@code /collections} (links and the trash excepted),
 * {@code /collection-actions}. Job: the files of deleted albums go to the trash. Protocol 02.
 *
 * <p>Whoever changes anything that a sync brings (membership, metadata, participants, links) does it under {@link museum.collection.AlbumLocks}, with the
 * stamp it gives.
 */
@NullMarked
package museum.collection;

import org.jspecify.annotations.NullMarked;
