package museum.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a preview is to be uploaded, in one piece or in parts, and the id by which it is registered afterwards. Protocol 03 §6.6. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewUploadUrl(
        String objectID,
        @Nullable String url,
        @Nullable List<String> partURLs,
        @Nullable String completeURL) {}
