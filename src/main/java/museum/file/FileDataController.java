package museum.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.BadRequestText;
import museum.web.Caller;
import museum.web.Client;
import museum.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of data that apps derive from files. Protocol 03 §6. */
@RestController
@RequestMapping("/files")
@Access(Access.Kind.STORAGE)
class FileDataController {

    record One(FileData data) {}

    record StatusDiff(@JsonInclude @Nullable List<FileDataQueries.Status> diff) {}

    record PreviewUrl(String url) {}

    private static final int MOST_FILES = 200;

    private final StoreFileData store;
    private final FetchFileData fetch;
    private final FileDataStatus status;
    private final UploadedPreviews previews;
    private final FileAccess access;

    FileDataController(
            StoreFileData store,
            FetchFileData fetch,
            FileDataStatus status,
            UploadedPreviews previews,
            FileAccess access) {
        this.store = store;
        this.fetch = fetch;
        this.status = status;
        this.previews = previews;
        this.access = access;
    }

    @PutMapping("/data")
    @BadRequestText
    Map<String, Object> put(Caller caller, Client client, @RequestBody FileDataRequests.Put request) {
        if (DataType.find(request.type()).filter(DataType.MLDATA::equals).isEmpty()) {
            throw ApiError.badRequest("invalid object type " + request.type());
        }
        store.mlData(
                caller.userId(),
                client,
                request,
                present(request.encryptedData()),
                present(request.decryptionHeader()));
        return Map.of();
    }

    @PutMapping("/video-data")
    @BadRequestText("invalid request body")
    Map<String, Object> putVideo(Caller caller, Client client, @RequestBody FileDataRequests.PutVideo request) {
        store.video(caller.userId(), client, request);
        return Map.of();
    }

    @PostMapping("/data/status-diff")
    @BadRequestText
    StatusDiff statusDiff(Caller caller, @RequestBody FileDataRequests.StatusSince request) {
        var since = request.lastUpdatedAt();
        if (since == null || since < 0) {
            throw ApiError.badRequest("lastUpdated is required and should be greater than or equal to 0");
        }
        var diff = status.since(caller.userId(), since);
        return new StatusDiff(diff.isEmpty() ? null : diff);
    }

    @PostMapping("/data/fetch")
    @BadRequestText
    FetchFileData.Fetched fetchMany(Caller caller, @RequestBody FileDataRequests.Fetch request) {
        var type = readable(request.type());
        if (request.fileIDs().isEmpty()) {
            throw ApiError.badRequest("fileIDs are required");
        }
        if (request.fileIDs().size() > MOST_FILES) {
            throw ApiError.badRequest("fileIDs should be less than or equal to 200");
        }
        access.requireReadable(caller.userId(), request.fileIDs());
        return fetch.fetch(request.fileIDs(), type);
    }

    @GetMapping("/data/fetch")
    @BadRequestText
    ResponseEntity<One> fetchOne(
            Caller caller,
            @RequestParam(defaultValue = "0") long fileID,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String preferNoContent) {
        boolean noContent = BinderBoolean.of(preferNoContent)
                .orElseThrow(() -> ApiError.badRequest("preferNoContent is neither true nor false"));
        if (fileID == 0 || type.isEmpty()) {
            throw ApiError.badRequest("fileID and type are required");
        }
        var readable = readable(type);
        access.requireReadable(caller.userId(), List.of(fileID));
        var data = fetch.fetch(fileID, readable);
        if (data.isEmpty() && noContent) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok(new One(data.orElseThrow(() -> ApiError.notFound(""))));
    }

    /** Limited as the other routes that give out upload URLs; the original forgot it. */
    @GetMapping("/data/preview-upload-url")
    @RateLimit(500)
    PreviewUploadUrl previewUploadUrl(
            Caller caller,
            @RequestParam(defaultValue = "0") long fileID,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String isMultiPart,
            @RequestParam(required = false) @Nullable Long count) {
        boolean inParts = BinderBoolean.of(isMultiPart).orElseThrow(ApiError::badRequest);
        var preview = preview(fileID, type);
        int parts = inParts ? parts(count) : 0;
        access.requireOwnInAlbum(caller.userId(), fileID);
        return inParts
                ? previews.urlsOfParts(caller.userId(), fileID, preview, parts)
                : previews.url(caller.userId(), fileID, preview);
    }

    private static int parts(@Nullable Long count) {
        if (count == null) {
            throw ApiError.badRequest("count is required for multipart upload");
        }
        if (count < 1 || count > FileSize.MAX_PARTS) {
            throw ApiError.badRequest("invalid count, should be between 1 and 10000");
        }
        return count.intValue();
    }

    @GetMapping("/data/preview")
    PreviewUrl preview(
            Caller caller,
            @RequestParam(defaultValue = "0") long fileID,
            @RequestParam(defaultValue = "") String type) {
        var preview = preview(fileID, type);
        access.requireReadable(caller.userId(), List.of(fileID));
        return new PreviewUrl(fetch.previewUrl(fileID, preview).orElseThrow(() -> ApiError.notFound("")));
    }

    /** A type that the server itself has objects of. */
    private static DataType readable(@Nullable String type) {
        return required(type, DataType.MLDATA, DataType.VID_PREVIEW);
    }

    private static DataType preview(long fileId, String type) {
        if (fileId == 0 || type.isEmpty()) {
            throw ApiError.badRequest();
        }
        return required(type, DataType.VID_PREVIEW, DataType.IMG_PREVIEW);
    }

    private static DataType required(@Nullable String label, DataType... allowed) {
        return DataType.find(label)
                .filter(List.of(allowed)::contains)
                .orElseThrow(() -> ApiError.badRequest("unsupported object type " + label));
    }

    private static String present(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw ApiError.badRequest("encryptedData and decryptionHeader (only) are required for derived meta");
        }
        return text;
    }
}
