package museum.file;

import java.util.List;
import museum.collection.CollectionFileItem;
import museum.web.Required;

/** Files of others to be copied from an album that one sees into an own one, with keys encrypted for the latter. Protocol 03 §4.4. */
record CopyRequest(
        @Required long srcCollectionID,
        @Required long dstCollectionID,
        @Required List<CollectionFileItem> files) {}
