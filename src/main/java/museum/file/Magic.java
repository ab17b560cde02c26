package museum.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import museum.web.Required;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted metadata of which devices keep versions; what is zero or empty is left out. Stored as JSON of exactly these members. Protocol 03 §2.1.
 *
 * @param count how many members the plaintext has
 */
public record Magic(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @Required
        int version,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @Required
        int count,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Required @Nullable String data,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Required @Nullable String header) {}
