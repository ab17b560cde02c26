package museum.link;

import java.util.Optional;
import museum.web.Admitted;

/**
 * Somebody who opened a file by its link.
 *
 * @param deviceToken a new token for the visitor's device, where one was made
 */
record FileVisitor(FileLink link, Optional<String> deviceToken) implements Admitted {

    @Override
    public String limitKey() {
        return "file-link:" + link.id();
    }
}
