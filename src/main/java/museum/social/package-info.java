/**
 * What people say in albums: comments and reactions on albums, photos and comments, by participants and by visitors of album links, who may take a name.
 * Owns the tables {@code comments}, {@code reactions}, {@code anon_users}. Routes: {@code /comments}, {@code /reactions}, {@code /social},
 * {@code /comments-reactions} and the social ones of {@code /public-collection}. Job: the words of deleted accounts go. Protocol 05.
 *
 * <p>Whoever writes holds the album ({@link museum.collection.AlbumLocks}) and stamps {@code max(now, last + 1)} of the album's words, so that a diff never
 * shows a later time before an earlier one, and nobody can answer, like or write where that has just ended. Words are never removed, only emptied.
 */
@NullMarked
package museum.social;

import org.jspecify.annotations.NullMarked;
