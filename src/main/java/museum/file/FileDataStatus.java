package museum.file;

import java.util.List;
import org.springframework.stereotype.Service;

/** Which files of an owner have derived data, by the time of their last change. Protocol 03 §6.3. */
@Service
class FileDataStatus {

    private static final int PAGE = 5000;

    private final FileDataQueries rows;

    FileDataStatus(FileDataQueries rows) {
        this.rows = rows;
    }

    /** A page of changes, oldest first; those of one time are never split over two pages, because the next page is asked for by time. */
    List<FileDataQueries.Status> since(long userId, long time) {
        var found = rows.after(userId, time, PAGE + 1);
        if (found.size() <= PAGE) {
            return found;
        }
        long cut = found.getLast().updatedAt();
        var complete = found.stream().takeWhile(row -> row.updatedAt() < cut).toList();
        return complete.isEmpty() ? rows.of(userId, cut) : complete;
    }
}
