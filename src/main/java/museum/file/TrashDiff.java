package museum.file;

import java.util.List;
import museum.web.App;
import org.springframework.stereotype.Service;

/** What changed in somebody's trash since a version. Protocol 03 §9.1. */
@Service
class TrashDiff {

    record Page(List<TrashEntry> diff, boolean hasMore) {}

    private static final int PAGE = 2500;

    private final TrashQueries trash;

    TrashDiff(TrashQueries trash) {
        this.trash = trash;
    }

    /**
     * A page of entries, oldest first. Entries of one version are never split over two pages, because the next page is asked for by version: the page ends
     * before a version that does not fit, or holds all of it, however many they are.
     */
    Page since(long userId, App app, long version) {
        var entries = trash.after(userId, app, version, PAGE + 1);
        if (entries.size() <= PAGE) {
            return new Page(entries, false);
        }
        long cut = entries.getLast().updatedAt();
        var complete =
                entries.stream().takeWhile(entry -> entry.updatedAt() < cut).toList();
        return new Page(complete.isEmpty() ? trash.of(userId, app, cut) : complete, true);
    }
}
