package museum.collection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import museum.configuration.Configuration;
import museum.database.Queue;
import museum.database.TaskLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Trashes what is left in deleted albums: the owner's files, out of all albums; those of others are taken out of this one only. By steps, each of which
 * stands by itself: what fails is tried again, and ends where it began. Protocol 02 §11, 03 §14.7.
 */
@Service
class EmptyDeletedCollections {

    static final String QUEUE = "trashCollectionV3";

    private static final Logger log = LoggerFactory.getLogger(EmptyDeletedCollections.class);

    private static final int ALBUMS_AT_ONCE = 100;
    private static final int FILES_AT_ONCE = 2000;
    private static final Duration LEASE = Duration.ofHours(1);

    private final Queue queue;
    private final TaskLock taskLock;
    private final Albums albums;
    private final AlbumLocks locks;
    private final DeleteQueries deletion;
    private final TrashFiles trash;
    private final TransactionTemplate transaction;
    private final Configuration configuration;

    EmptyDeletedCollections(
            Queue queue,
            TaskLock taskLock,
            Albums albums,
            AlbumLocks locks,
            DeleteQueries deletion,
            TrashFiles trash,
            TransactionTemplate transaction,
            Configuration configuration) {
        this.queue = queue;
        this.taskLock = taskLock;
        this.albums = albums;
        this.locks = locks;
        this.deletion = deletion;
        this.trash = trash;
        this.transaction = transaction;
        this.configuration = configuration;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void onSchedule() {
        if (!configuration.flag("jobs.cron.skip", false)) {
            run();
        }
    }

    /** One failing album does not keep the others. */
    void run() {
        var ids = transaction.execute(status -> queue.take(QUEUE, Duration.ZERO, ALBUMS_AT_ONCE));
        for (var id : ids == null ? List.<String>of() : ids) {
            try {
                empty(Long.parseLong(id));
            } catch (RuntimeException failure) {
                log.error(
                        "The files of the deleted album {} are not in the trash yet; that is tried again", id, failure);
            }
        }
    }

    private void empty(long albumId) {
        var album = albums.find(albumId);
        if (album.isPresent() && album.get().deleted()) {
            var lease = taskLock.acquire("CollectionTrash:" + album.get().ownerId(), LEASE);
            if (lease.isEmpty()) {
                return;
            }
            try (var held = lease.get()) {
                trashOwnersFiles(album.get(), held);
                transaction.executeWithoutResult(status -> {
                    var locked = locks.lock(List.of(albumId));
                    deletion.removeOthersFiles(albumId, locked.stamp());
                });
            }
        }
        queue.done(QUEUE, List.of(Long.toString(albumId)));
    }

    private void trashOwnersFiles(Album album, TaskLock.Lease lease) {
        var trashed = List.<Long>of();
        while (true) {
            var files = deletion.ownersFiles(album.id(), FILES_AT_ONCE);
            if (files.isEmpty()) {
                return;
            }
            if (files.equals(trashed)) {
                throw new IllegalStateException("files stay in album " + album.id() + " though they were trashed");
            }
            trash.trash(album.ownerId(), album.id(), files);
            lease.extend(LEASE);
            trashed = files;
        }
    }
}
