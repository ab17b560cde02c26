package museum.file;

import java.util.Collection;
import java.util.List;
import museum.web.ApiError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets keys be registered as objects of a file: only such as were given out for an upload and not used, or were replaced and not deleted since. So nobody
 * registers derived data, what others own, or what is about to be deleted.
 */
@Component
class UploadKeys {

    private final TempObjects temp;
    private final FileQueues queues;

    UploadKeys(TempObjects temp, FileQueues queues) {
        this.temp = temp;
        this.queues = queues;
    }

    /**
     * Takes the keys for the present transaction.
     *
     * @throws KeysInUse if one of them cannot be had
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(Collection<String> keys) {
        var taken = temp.take(keys);
        if (taken.size() < keys.size()) {
            var others = keys.stream().filter(key -> !taken.contains(key)).toList();
            if (queues.takeBack(others).size() < others.size()) {
                throw new KeysInUse();
            }
        }
    }

    /** Passes if these can be keys of one file of that user, else 400. */
    static void require(long ownerId, NewFile file) {
        if (!ObjectKeys.isOf(ownerId, file.file().objectKey())
                || !ObjectKeys.isOf(ownerId, file.thumbnail().objectKey())
                || keys(file).getFirst().equals(keys(file).getLast())) {
            throw ApiError.badRequest();
        }
    }

    /** The keys of content and thumbnail. */
    static List<String> keys(NewFile file) {
        return List.of(key(file.file()), key(file.thumbnail()));
    }

    static String key(Attr part) {
        if (part.objectKey() == null) {
            throw ApiError.badRequest();
        }
        return part.objectKey();
    }
}
