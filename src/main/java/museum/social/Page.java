package museum.social;

import java.util.List;

/** Some rows of a diff, and whether there are more. Rows of one time are never parted, so a page may be longer than asked for. */
record Page<W extends Word>(List<W> rows, boolean hasMore) {

    /** Reads rows after a time (µs), oldest first, so many and those that share the time of the last one. */
    @FunctionalInterface
    interface Rows<W> {
        List<W> after(long since, int limit);
    }

    static <W extends Word> Page<W> of(long since, int limit, Rows<W> source) {
        var rows = source.after(since, limit + 1);
        if (rows.size() <= limit) {
            return new Page<>(rows, false);
        }
        long last = rows.getLast().updatedAt();
        if (rows.get(limit - 1).updatedAt() < last) {
            return new Page<>(rows.subList(0, limit), true);
        }
        return new Page<>(rows, !source.after(last, 1).isEmpty());
    }
}
