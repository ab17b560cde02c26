package museum.social;

import java.util.List;
import museum.collection.AlbumLocks;
import museum.collection.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds an album for somebody who says something there, until the transaction ends: meanwhile nobody else says anything, leaves, is removed, or deletes the
 * album. All give the time of what is said next.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Gathering {

    private final AlbumLocks albums;
    private final SocialQueries words;

    Gathering(AlbumLocks albums, SocialQueries words) {
        this.albums = albums;
        this.words = words;
    }

    /** For a participant; 404 {@code {}} for everybody else, and when the album is deleted. */
    long joinedBy(long userId, long album) {
        albums.lockFor(userId, List.of(album)).access(album);
        return words.nextStamp(album);
    }

    /** For somebody who may take away what others said; as {@link #joinedBy}, and 403 {@code {}} below administrators. */
    long moderatedBy(long userId, long album) {
        albums.lockFor(userId, List.of(album)).access(album).requireAtLeast(Role.ADMIN);
        return words.nextStamp(album);
    }

    /** For somebody who came by a link, or who changes the own words, wherever they are. */
    long enteredByAnyone(long album) {
        albums.lock(List.of(album));
        return words.nextStamp(album);
    }
}
