package museum.file;

import java.util.List;
import museum.web.Required;
import org.jspecify.annotations.Nullable;

/**
 * New metadata of one kind for some files. Protocol 03 §4.6.
 *
 * @param skipVersion whether other devices need not hear of it
 */
record MetadataUpdate(@Required List<Item> metadataList, boolean skipVersion) {

    /** New metadata of one file. */
    record Item(long id, @Nullable Content magicMetadata) {}

    /**
     * As {@link Magic}, but nothing is required of it.
     *
     * @param version that of the metadata that are replaced
     */
    record Content(
            int version,
            int count,
            @Nullable String data,
            @Nullable String header) {}
}
