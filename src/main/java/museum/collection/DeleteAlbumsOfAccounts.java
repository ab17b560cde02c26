package museum.collection;

import museum.account.AccountEnding;
import museum.database.Queue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the data of an account are removed, all its albums are deleted, the special ones, too; what is asked of the account is forgotten. Protocol 01 §7.7, 03 §14.10. */
@Component
class DeleteAlbumsOfAccounts {

    private final AlbumLocks locks;
    private final DeleteQueries deletion;
    private final ActionQueries actions;
    private final Queue queue;
    private final ApplicationEventPublisher events;

    DeleteAlbumsOfAccounts(
            AlbumLocks locks,
            DeleteQueries deletion,
            ActionQueries actions,
            Queue queue,
            ApplicationEventPublisher events) {
        this.locks = locks;
        this.deletion = deletion;
        this.actions = actions;
        this.queue = queue;
        this.events = events;
    }

    @EventListener
    void accountEnding(AccountEnding event) {
        switch (event.step()) {
            case ALBUMS -> deleteAlbums(event.userId());
            case TRASH -> {}
            case ROWS -> actions.deleteAllFor(event.userId());
        }
    }

    private void deleteAlbums(long userId) {
        var locked = locks.lock(deletion.albumsOf(userId));
        var albums = locked.albums().stream()
                .filter(album -> !album.deleted())
                .map(Album::id)
                .toList();
        albums.forEach(album -> events.publishEvent(new AlbumDeleted(album, userId)));
        deletion.delete(albums, locked.stamp());
        queue.add(
                EmptyDeletedCollections.QUEUE,
                albums.stream().map(String::valueOf).toList());
    }
}
