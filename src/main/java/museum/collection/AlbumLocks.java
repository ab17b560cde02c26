package museum.collection;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who changes what a sync brings, takes the albums' rows first and stamps all changes with one time, so that no client misses any.
 *
 * <p>Clients keep two cursors: the latest time among the rows of an album, and the latest time among all albums they see. Neither may ever be passed by a
 * change that is committed later with an earlier time. So changes of one album follow each other (its row is held), and so do changes of different albums
 * that one person sees (a lock in the name of every participant is held); the stamp is taken from the database's clock once all of these are held, and is
 * {@code max(now, last + 1)}.
 *
 * <p>Everybody takes locks in this order, so that nobody waits in a circle: rows of {@code files} in ascending order (shared by who adds them to an album,
 * for update by who trashes or changes them), then albums by <b>one</b> call of this class in a transaction, then memberships, trash, objects, usage.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AlbumLocks {

    private static final List<Long> NOBODY_ELSE = List.of();

    private final AlbumLockQueries queries;

    AlbumLocks(AlbumLockQueries queries) {
        this.queries = queries;
    }

    /** Takes all of these albums; unknown ones will be missing. For changes that nobody in particular makes, or that were allowed before. */
    public LockedAlbums lock(Collection<Long> albumIds) {
        queries.lock(array(albumIds));
        return look(0, albumIds, NOBODY_ELSE);
    }

    /** Takes those of the albums in which the person takes part; the others will be missing and stay free. */
    public LockedAlbums lockFor(long userId, Collection<Long> albumIds) {
        return lockFor(userId, albumIds, NOBODY_ELSE);
    }

    /** As {@link #lockFor(long, Collection)}, when the change brings the albums to other people. */
    public LockedAlbums lockFor(long userId, Collection<Long> albumIds, Collection<Long> newParticipants) {
        return look(userId, queries.lockFor(userId, array(albumIds)), newParticipants);
    }

    /** Takes an album in which this person may not take part yet, but will. */
    LockedAlbums lockToJoin(long userId, long albumId) {
        queries.lock(new long[] {albumId});
        return look(userId, List.of(albumId), List.of(userId));
    }

    /** Takes all albums that hold any of these files, or held one and still tell of its removal. The files' rows must be held for update. */
    public LockedAlbums lockHolding(Collection<Long> fileIds) {
        return look(0, queries.lockHolding(array(fileIds)), NOBODY_ELSE);
    }

    /** Lets everybody fetch the albums anew, when something is written that belongs to them but is kept elsewhere, such as their links. */
    public void touch(LockedAlbums locked) {
        queries.touch(array(locked.albums().stream().map(Album::id).toList()), locked.stamp());
    }

    private LockedAlbums look(long userId, Collection<Long> albumIds, Collection<Long> newParticipants) {
        return albumIds.isEmpty()
                ? new LockedAlbums(List.of())
                : queries.look(userId, array(albumIds), array(newParticipants));
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
