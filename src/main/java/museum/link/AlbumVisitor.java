package museum.link;

import java.util.Optional;

/**
 * Somebody who opened an album by its link.
 *
 * @param deviceToken a new token for the visitor's device, where one was made
 */
record AlbumVisitor(AlbumLink link, Optional<String> deviceToken, Optional<String> anonUserId) implements LinkGuest {

    @Override
    public long albumId() {
        return link.collectionId();
    }

    @Override
    public boolean mayComment() {
        return link.enableComment();
    }

    @Override
    public String limitKey() {
        return "album:" + link.collectionId();
    }
}
