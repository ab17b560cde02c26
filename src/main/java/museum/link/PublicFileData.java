package museum.link;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import museum.file.DataType;
import museum.file.FetchFileData;
import museum.file.FileData;
import museum.web.ApiError;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Streams and previews of shared films and pictures. Protocol 04 §7.4, §7.5. */
@Service
class PublicFileData {

    record One(FileData data) {}

    private static final List<String> TRUE = List.of("1", "t", "T", "TRUE", "true", "True");
    private static final List<String> FALSE = List.of("", "0", "f", "F", "FALSE", "false", "False");

    private final FetchFileData fetch;

    PublicFileData(FetchFileData fetch) {
        this.fetch = fetch;
    }

    /**
     * @param unsupported what is said of other types
     * @param access passes for a file that the visitor may see, throws otherwise
     */
    ResponseEntity<One> fetch(
            String fileId, String type, String preferNoContent, String unsupported, LongConsumer access) {
        boolean noContent = TRUE.contains(preferNoContent);
        if (!noContent && !FALSE.contains(preferNoContent)) {
            throw ApiError.badRequest("preferNoContent is neither true nor false");
        }
        long file = WholeNumber.of(fileId)
                .filter(id -> id != 0 && !type.isEmpty())
                .orElseThrow(() -> ApiError.badRequest("fileID and type are required"));
        var wanted = oneOf(type, unsupported, DataType.VID_PREVIEW);
        access.accept(file);
        var data = fetch.fetch(file, wanted);
        return data.isEmpty() && noContent
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok(new One(data.orElseThrow(() -> ApiError.notFound(""))));
    }

    /** @param access passes for a file that the visitor may see, throws otherwise */
    Map<String, String> preview(String fileId, String type, Supplier<ApiError> refusal, LongConsumer access) {
        long file =
                WholeNumber.of(fileId).filter(id -> id != 0 && !type.isEmpty()).orElseThrow(refusal);
        var wanted = oneOf(type, "unsupported object type " + type, DataType.VID_PREVIEW, DataType.IMG_PREVIEW);
        access.accept(file);
        return Map.of("url", fetch.previewUrl(file, wanted).orElseThrow(() -> ApiError.notFound("")));
    }

    private static DataType oneOf(String label, String refusal, DataType... allowed) {
        return DataType.find(label).filter(List.of(allowed)::contains).orElseThrow(() -> ApiError.badRequest(refusal));
    }
}
