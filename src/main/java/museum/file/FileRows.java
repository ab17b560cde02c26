package museum.file;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns what clients send of a file into what is stored of it. */
@Component
class FileRows {

    private final JsonMapper json;

    FileRows(JsonMapper json) {
        this.json = json;
    }

    FileQueries.Row of(NewFile file, StoredObjects objects) {
        return new FileQueries.Row(
                file.file().decryptionHeader(),
                file.thumbnail().decryptionHeader(),
                file.metadata().decryptionHeader(),
                Objects.requireNonNullElse(file.metadata().encryptedData(), ""),
                stored(file.magicMetadata()),
                stored(file.pubMagicMetadata()),
                objects);
    }

    /** JSON of metadata; null for none. */
    @Nullable String stored(@Nullable Magic metadata) {
        return metadata == null ? null : json.writeValueAsString(metadata);
    }

    String stored(FileInfo info) {
        return json.writeValueAsString(info);
    }
}
