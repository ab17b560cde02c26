package museum.link;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import museum.billing.ReferralCodes;
import museum.collection.CollectionDiffs;
import museum.file.Downloads;
import museum.file.ObjectType;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An album as everybody with its link sees it. Protocol 04 §7. */
@RestController
@RequestMapping("/public-collection")
@Access(Access.Kind.ALBUM_LINK)
class PublicAlbumController {

    record Password(@Required String passHash) {}

    private final PublicAlbumQueries albums;
    private final ReferralCodes referrals;
    private final LinkPasswords passwords;
    private final CollectionDiffs diffs;
    private final PublicFileData data;
    private final Downloads downloads;

    PublicAlbumController(
            PublicAlbumQueries albums,
            ReferralCodes referrals,
            LinkPasswords passwords,
            CollectionDiffs diffs,
            PublicFileData data,
            Downloads downloads) {
        this.albums = albums;
        this.referrals = referrals;
        this.passwords = passwords;
        this.diffs = diffs;
        this.data = data;
        this.downloads = downloads;
    }

    @GetMapping("/info")
    Map<String, @Nullable Object> info(AlbumVisitor visitor, HttpServletResponse response) {
        var album = albums.find(visitor.albumId(), List.of(visitor.link().shownToVisitors()))
                .orElseThrow(ApiError::notFound);
        visitor.deviceToken().ifPresent(token -> response.setHeader("X-Ente-Link-Device-Token", token));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("collection", album);
        answer.put("referralCode", referrals.of(album.owner().id()).orElse(null));
        return answer;
    }

    @GetMapping("/diff")
    void diff(AlbumVisitor visitor, @RequestParam(defaultValue = "") String sinceTime, HttpServletResponse response)
            throws IOException {
        long since =
                WholeNumber.of(sinceTime).orElseThrow(() -> ApiError.badRequest("invalid sinceTime val: " + sinceTime));
        diffs.page(visitor.albumId(), since, CollectionDiffs.VISITOR).send(response);
    }

    @GetMapping("/files/preview/{fileID}")
    ResponseEntity<String> preview(AlbumVisitor visitor, Client client, @PathVariable long fileID) {
        return redirect(visitor, client, fileID, ObjectType.THUMBNAIL);
    }

    @GetMapping("/files/download/{fileID}")
    ResponseEntity<String> download(AlbumVisitor visitor, Client client, @PathVariable long fileID) {
        return redirect(visitor, client, fileID, ObjectType.FILE);
    }

    @GetMapping("/files/data/fetch")
    ResponseEntity<PublicFileData.One> fileData(
            AlbumVisitor visitor,
            @RequestParam(defaultValue = "") String fileID,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String preferNoContent) {
        return data.fetch(
                fileID, type, preferNoContent, "unsupported object type " + type, file -> requireShown(visitor, file));
    }

    @GetMapping("/files/data/preview")
    Map<String, String> dataPreview(
            AlbumVisitor visitor,
            @RequestParam(defaultValue = "") String fileID,
            @RequestParam(defaultValue = "") String type) {
        return data.preview(fileID, type, ApiError::badRequest, file -> requireShown(visitor, file));
    }

    @PostMapping("/verify-password")
    @RateLimit(10)
    Map<String, String> verifyPassword(AlbumVisitor visitor, @RequestBody Password password) {
        return Map.of("jwtToken", passwords.verify(visitor.link().pwHash(), password.passHash()));
    }

    private ResponseEntity<String> redirect(AlbumVisitor visitor, Client client, long fileId, ObjectType type) {
        requireShown(visitor, fileId);
        return downloads.redirect(fileId, type, client);
    }

    private void requireShown(AlbumVisitor visitor, long fileId) {
        if (!albums.shows(visitor.albumId(), fileId)) {
            throw ApiError.permissionDenied();
        }
    }
}
