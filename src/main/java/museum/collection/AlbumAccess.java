package museum.collection;

import museum.web.ApiError;

/** An album and what one person may do in it. */
public record AlbumAccess(Album album, Role role) {

    /** Passes, or throws 403 {@code {}}. */
    public AlbumAccess requireAtLeast(Role least) {
        if (!role.isAtLeast(least)) {
            throw ApiError.permissionDenied();
        }
        return this;
    }
}
