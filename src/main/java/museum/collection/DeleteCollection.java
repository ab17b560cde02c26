package museum.collection;

import java.util.List;
import museum.database.Queue;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes albums and folders. Their files go to the trash afterwards, by {@link EmptyDeletedCollections}. Protocol 02 §7.21. */
@Service
class DeleteCollection {

    private final Albums albums;
    private final AlbumLocks locks;
    private final DeleteQueries deletion;
    private final Queue queue;
    private final ApplicationEventPublisher events;

    DeleteCollection(
            Albums albums, AlbumLocks locks, DeleteQueries deletion, Queue queue, ApplicationEventPublisher events) {
        this.albums = albums;
        this.locks = locks;
        this.deletion = deletion;
        this.queue = queue;
        this.events = events;
    }

    /** @param keepFiles whether the client has moved all files away, which is made sure of: 409 {@code COLLECTION_NOT_EMPTY} if there are any */
    @Transactional
    void delete(long userId, long albumId, boolean keepFiles) {
        if (albums.ownedEvenDeleted(userId, albumId).isSpecial()) {
            throw ApiError.badRequest();
        }
        var locked = locks.lockFor(userId, List.of(albumId));
        if (locked.album(albumId).deleted()) {
            return;
        }
        if (keepFiles && deletion.hasFiles(albumId)) {
            throw ApiError.of(ErrorCode.COLLECTION_NOT_EMPTY);
        }
        events.publishEvent(new AlbumDeleted(albumId, userId));
        deletion.delete(List.of(albumId), locked.stamp());
        queue.add(EmptyDeletedCollections.QUEUE, Long.toString(albumId));
    }
}
