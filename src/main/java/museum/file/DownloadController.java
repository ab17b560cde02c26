package museum.file;

import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Client;
import museum.web.LenientNumber;
import museum.web.RateLimit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes that lead to the bytes of files and thumbnails. Protocol 03 §5. */
@RestController
@RequestMapping("/files")
@Access(Access.Kind.STORAGE)
class DownloadController {

    private final ObjectQueries objects;
    private final Downloads downloads;
    private final StaleMemberships stale;

    DownloadController(ObjectQueries objects, Downloads downloads, StaleMemberships stale) {
        this.objects = objects;
        this.downloads = downloads;
        this.stale = stale;
    }

    @GetMapping("/download/{fileID}")
    ResponseEntity<String> download(Caller caller, Client client, @PathVariable String fileID) {
        return redirect(caller, client, LenientNumber.of(fileID), ObjectType.FILE);
    }

    @GetMapping("/preview/{fileID}")
    @RateLimit(value = 700, per = RateLimit.Window.SECOND)
    ResponseEntity<String> preview(Caller caller, Client client, @PathVariable String fileID) {
        return redirect(caller, client, LenientNumber.of(fileID), ObjectType.THUMBNAIL);
    }

    private ResponseEntity<String> redirect(Caller caller, Client client, long fileId, ObjectType type) {
        var found = objects.findFor(caller.userId(), fileId, type).orElseThrow(ApiError::notFound);
        if (!found.allowed()) {
            throw ApiError.permissionDenied();
        }
        if (found.object() == null) {
            if (found.owned()) {
                stale.repairLater(fileId);
            }
            throw ApiError.notFound();
        }
        return downloads.redirect(found.object(), client);
    }
}
