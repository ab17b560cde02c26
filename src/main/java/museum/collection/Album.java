package museum.collection;

import museum.web.App;

/**
 * What decides about an album: not its contents.
 *
 * @param type {@code album}, {@code folder}, {@code favorites} or {@code uncategorized}
 * @param updationTime its version for syncs, microseconds; no row of it has a later one
 */
public record Album(long id, long ownerId, App app, String type, boolean deleted, long updationTime) {

    private static final String FAVORITES = "favorites";
    private static final String UNCATEGORIZED = "uncategorized";

    /** The home of files that are in no other album: cannot be shared, linked or deleted. */
    public boolean isUncategorized() {
        return type.equals(UNCATEGORIZED);
    }

    /** One of the two that exist once per person and app and cannot be deleted. */
    public boolean isSpecial() {
        return isUncategorized() || type.equals(FAVORITES);
    }

    public boolean isOwnedBy(long userId) {
        return ownerId == userId;
    }
}
