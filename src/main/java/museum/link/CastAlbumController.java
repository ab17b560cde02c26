package museum.link;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import museum.collection.CollectionDiffs;
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

/** An album as a television sees it. Protocol 04 §11.2. */
@RestController
@RequestMapping("/cast")
@Access(Access.Kind.CAST)
class CastAlbumController {

    private final PublicAlbumQueries albums;
    private final CollectionDiffs diffs;
    private final Downloads downloads;

    CastAlbumController(PublicAlbumQueries albums, CollectionDiffs diffs, Downloads downloads) {
        this.albums = albums;
        this.diffs = diffs;
        this.downloads = downloads;
    }

    @GetMapping("/info")
    Map<String, PublicAlbum> info(CastVisitor visitor) {
        return Map.of("collection", albums.find(visitor.albumId(), List.of()).orElseThrow(ApiError::notFound));
    }

    @GetMapping("/diff")
    void diff(CastVisitor visitor, @RequestParam(defaultValue = "") String sinceTime, HttpServletResponse response)
            throws IOException {
        long since = WholeNumber.of(sinceTime).orElseThrow(ApiError::badRequest);
        diffs.page(visitor.albumId(), since, CollectionDiffs.VISITOR).send(response);
    }

    @GetMapping("/files/preview/{fileID}")
    ResponseEntity<String> preview(CastVisitor visitor, Client client, @PathVariable long fileID) {
        return redirect(visitor, client, fileID, ObjectType.THUMBNAIL);
    }

    @GetMapping("/files/download/{fileID}")
    ResponseEntity<String> download(CastVisitor visitor, Client client, @PathVariable long fileID) {
        return redirect(visitor, client, fileID, ObjectType.FILE);
    }

    private ResponseEntity<String> redirect(CastVisitor visitor, Client client, long fileId, ObjectType type) {
        if (!albums.shows(visitor.albumId(), fileId)) {
            throw ApiError.permissionDenied();
        }
        return downloads.redirect(fileId, type, client);
    }
}
