package museum.file;

import java.util.List;
import java.util.Objects;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Client;
import museum.web.LenientNumber;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes that tell sizes and numbers of files. Protocol 03 §7. */
@RestController
@RequestMapping("/files")
@Access(Access.Kind.STORAGE)
class FileInfoController {

    record TotalSize(long size) {}

    record FileInfoEntry(long id, FileInfo fileInfo) {}

    record FileInfos(List<FileInfoEntry> filesInfo) {}

    record DuplicateFiles(List<FileInfoQueries.Duplicates> duplicates) {}

    record LargeThumbnails(List<Long> largeThumbnailFiles) {}

    record FileCount(long count) {}

    /** Far more than any app asks about at once. */
    private static final int MOST_FILES = 100_000;

    private final FileInfoQueries files;
    private final FileOwnership ownership;

    FileInfoController(FileInfoQueries files, FileOwnership ownership) {
        this.files = files;
        this.ownership = ownership;
    }

    @PostMapping("/size")
    ResponseEntity<TotalSize> size(Caller caller, Client client, @RequestBody FileIds request) {
        if (OldAndroid.isTooOld(client)) {
            return ResponseEntity.status(426).build();
        }
        return ResponseEntity.ok(new TotalSize(files.size(caller.userId(), bounded(request.fileIDs()))));
    }

    @PostMapping("/info")
    FileInfos info(Caller caller, @RequestBody FileIds request) {
        ownership.require(caller.userId(), bounded(request.fileIDs()));
        var infos = files.infos(request.fileIDs());
        return new FileInfos(request.fileIDs().stream()
                .map(id -> new FileInfoEntry(id, Objects.requireNonNullElse(infos.get(id), FileInfo.UNKNOWN)))
                .toList());
    }

    @GetMapping("/duplicates")
    DuplicateFiles duplicates(Caller caller) {
        return new DuplicateFiles(files.duplicates(caller.userId()));
    }

    @GetMapping("/large-thumbnails")
    LargeThumbnails largeThumbnails(Caller caller, @RequestParam(defaultValue = "") String threshold) {
        return new LargeThumbnails(files.withThumbnailsOf(caller.userId(), LenientNumber.of(threshold)));
    }

    @GetMapping("/count")
    @Access(Access.Kind.PUBLIC)
    FileCount count() {
        return new FileCount(files.count());
    }

    private static List<Long> bounded(List<Long> fileIds) {
        if (fileIds.size() > MOST_FILES) {
            throw ApiError.tooLarge();
        }
        return fileIds;
    }
}
