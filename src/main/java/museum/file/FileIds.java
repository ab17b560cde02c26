package museum.file;

import java.util.List;
import museum.web.Required;

/** Files that somebody asks about. */
record FileIds(@Required List<Long> fileIDs) {}
