package museum.file;

import java.util.List;
import museum.web.Required;

/** Files to be put into the trash. Protocol 03 §8. */
record TrashRequest(@Required List<Item> items) {

    /** A file, and the album with whose key it is read while it is in the trash. */
    record Item(long fileID, long collectionID) {}
}
