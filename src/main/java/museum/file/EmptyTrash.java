package museum.file;

import java.util.Optional;
import museum.web.App;
import org.springframework.stereotype.Service;

/**
 * Deletes for good what is in somebody's trash up to a version; what another device has trashed since stays. The wish is queued first, so that it is
 * fulfilled even if the server ends half-way, and then fulfilled at once: clients look into their trash right after the answer. Protocol 03 §9.3, §14.5.
 */
@Service
public class EmptyTrash {

    /** A row of the queue. */
    record Wish(long userId, App app, long upToVersion) {

        private static final String SEPARATOR = "::";

        String queue() {
            return app == App.LOCKER ? FileQueues.EMPTY_LOCKER_TRASH : FileQueues.EMPTY_TRASH;
        }

        String item() {
            return userId + SEPARATOR + upToVersion;
        }

        /** The wish of an item; nothing for one that nobody understands. */
        static Optional<Wish> of(App app, String item) {
            var parts = item.split(SEPARATOR, 2);
            try {
                return parts.length < 2
                        ? Optional.empty()
                        : Optional.of(new Wish(Long.parseLong(parts[0]), app, Long.parseLong(parts[1])));
            } catch (NumberFormatException unreadable) {
                return Optional.empty();
            }
        }
    }

    private static final int BATCH = 1000;

    private final FileQueues queues;
    private final TrashQueries trash;
    private final DeleteForever deleteForever;

    EmptyTrash(FileQueues queues, TrashQueries trash, DeleteForever deleteForever) {
        this.queues = queues;
        this.trash = trash;
        this.deleteForever = deleteForever;
    }

    /** Empties it before returning. */
    void now(long userId, App app, long upToVersion) {
        var wish = new Wish(userId, app, upToVersion);
        queues.emptyTrash(wish);
        fulfil(wish);
    }

    /** Has it emptied soon, in the present transaction if there is one: for accounts that end. */
    public void soon(long userId, App app, long upToVersion) {
        queues.emptyTrash(new Wish(userId, app, upToVersion));
    }

    /** In steps of a thousand, each a transaction of its own; can be repeated and may run at the same time elsewhere. */
    void fulfil(Wish wish) {
        while (true) {
            var files = trash.inTrash(wish.userId(), wish.app(), wish.upToVersion(), BATCH);
            if (files.isEmpty()) {
                break;
            }
            deleteForever.delete(wish.userId(), files, DeleteForever.Limit.upTo(wish.upToVersion()));
        }
        queues.trashIsEmpty(wish);
    }
}
