package museum.link;

import java.util.Optional;
import museum.web.Admitted;

/**
 * Somebody who opened an album by its link.
 *
 * @param deviceToken a new token for the visitor's device, where one was made
 */
record AlbumVisitor(AlbumLink link, Optional<String> deviceToken) implements Admitted {

    long albumId() {
        return link.collectionId();
    }

    @Override
    public String limitKey() {
        return "album:" + link.collectionId();
    }
}
