package museum.file;

import java.util.List;
import museum.collection.CollectionFileItem;
import museum.web.Required;

/** Files to be taken out of the trash into an album, with their keys as encrypted for it. Protocol 02 §7.15. */
record RestoreRequest(@Required long collectionID, @Required List<CollectionFileItem> files) {}
