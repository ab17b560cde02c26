package museum.link;

import java.util.Optional;
import museum.web.Admitted;

/** Somebody who opened an album by its link, as other modules see them. An argument of routes for {@code ALBUM_LINK}. */
public interface LinkGuest extends Admitted {

    /** The album of the link. */
    long albumId();

    /** Whether the owner lets guests comment and react, and see what was said. */
    boolean mayComment();

    /** The name that the guest took in this album, if the request proves it by the header {@code X-Anon-User-Token}. */
    Optional<String> anonUserId();
}
