package museum.file;

import java.util.Collection;
import java.util.List;
import museum.database.Queue;
import org.springframework.stereotype.Component;

/** What remains to be done with files and objects. Protocol 10 §9. */
@Component
class FileQueues {

    static final String DELETE_OBJECT = "deleteObject";
    static final String REMOVE_HOLD = "removeComplianceHold";
    static final String OUTDATED = "outdatedObject";
    static final String DELETE_OUTDATED = "deleteOutdatedObject";
    static final String DELETE_EMBEDDING = "deleteEmbedding";
    static final String EMPTY_TRASH = "trashEmpty";
    static final String EMPTY_LOCKER_TRASH = "trashEmptyLocker";

    private final Queue queue;

    FileQueues(Queue queue) {
        this.queue = queue;
    }

    /** Objects of files that are deleted for good: their holds are lifted soon, they are deleted after 45 days. */
    void deleteObjects(Collection<String> keys) {
        queue.add(REMOVE_HOLD, keys);
        queue.add(DELETE_OBJECT, keys);
    }

    /** Objects that were replaced by others. */
    void outdated(Collection<String> keys) {
        queue.add(OUTDATED, keys);
    }

    /** What an old kind of search left of files. */
    void deleteEmbeddings(Collection<Long> fileIds) {
        queue.add(DELETE_EMBEDDING, fileIds.stream().map(String::valueOf).toList());
    }

    /** The wish that somebody's trash be emptied up to a version. */
    void emptyTrash(EmptyTrash.Wish wish) {
        queue.add(wish.queue(), wish.item());
    }

    void trashIsEmpty(EmptyTrash.Wish wish) {
        queue.done(wish.queue(), List.of(wish.item()));
    }

    /** Takes replaced objects that nobody has begun to delete out of the queue, because they are to be used again; returns their keys. */
    List<String> takeBack(Collection<String> keys) {
        return queue.withdraw(OUTDATED, keys);
    }
}
