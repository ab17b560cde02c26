/**
 * Encrypted records of a user that are not photos: codes of the authenticator, entities of the other apps (places, people, smart albums …), contacts with
 * their pictures. Owns the tables {@code authenticator_key}, {@code authenticator_entity}, {@code entity_key}, {@code entity_data}, {@code contact_entity},
 * {@code user_attachments}. Routes: {@code /authenticator}, {@code /user-entity}, {@code /contacts}, {@code /attachments}. Jobs: replication and deletion
 * of attachments. Protocol 06.
 *
 * <p>Whoever writes takes a lock first (the row of the key; one for each owner of contacts) and stamps {@code max(now, last + 1)}, so that a diff never shows
 * a later time before an earlier one, and no two writes carry one time.
 */
@NullMarked
package museum.entity;

import org.jspecify.annotations.NullMarked;
