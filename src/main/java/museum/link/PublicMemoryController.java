package museum.link;

import java.util.List;
import java.util.Map;
import museum.file.Downloads;
import museum.file.ObjectType;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A memory as everybody with its link sees it. Protocol 04 §9.3. */
@RestController
@RequestMapping("/public-memory")
@Access(Access.Kind.MEMORY_SHARE)
class PublicMemoryController {

    private final SharedFileQueries files;
    private final PublicFileData data;
    private final Downloads downloads;

    PublicMemoryController(SharedFileQueries files, PublicFileData data, Downloads downloads) {
        this.files = files;
        this.data = data;
        this.downloads = downloads;
    }

    @GetMapping("/info")
    Map<String, MemoryShare> info(MemoryVisitor visitor) {
        return Map.of("memoryShare", visitor.share());
    }

    @GetMapping("/files")
    Map<String, List<SharedFileQueries.Placed>> files(MemoryVisitor visitor) {
        return Map.of("files", files.ofMemory(visitor.share().id()));
    }

    @GetMapping("/files/preview/{fileID}")
    ResponseEntity<String> preview(MemoryVisitor visitor, Client client, @PathVariable long fileID) {
        requireShared(visitor, fileID);
        return downloads.redirect(fileID, ObjectType.THUMBNAIL, client);
    }

    @GetMapping("/files/download/{fileID}")
    ResponseEntity<String> download(MemoryVisitor visitor, Client client, @PathVariable long fileID) {
        requireShared(visitor, fileID);
        return downloads.redirect(fileID, ObjectType.FILE, client);
    }

    @GetMapping("/file-data")
    ResponseEntity<PublicFileData.One> fileData(
            MemoryVisitor visitor,
            @RequestParam(defaultValue = "") String fileID,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String preferNoContent) {
        return data.fetch(
                fileID, type, preferNoContent, "unsupported object type", file -> requireShared(visitor, file));
    }

    @GetMapping("/files/data/preview")
    Map<String, String> dataPreview(
            MemoryVisitor visitor,
            @RequestParam(defaultValue = "") String fileID,
            @RequestParam(defaultValue = "") String type) {
        return data.preview(
                fileID,
                type,
                () -> ApiError.badRequest("fileID and type are required"),
                file -> requireShared(visitor, file));
    }

    private void requireShared(MemoryVisitor visitor, long fileId) {
        if (!files.isInMemory(visitor.share().id(), fileId)) {
            throw ApiError.notFound();
        }
    }
}
