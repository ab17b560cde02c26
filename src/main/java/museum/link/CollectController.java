package museum.link;

import java.util.List;
import java.util.Map;
import museum.collection.Album;
import museum.collection.Albums;
import museum.file.CreateFile;
import museum.file.File;
import museum.file.MultipartUploadUrlRequest;
import museum.file.MultipartUploadUrls;
import museum.file.NewFile;
import museum.file.UploadUrl;
import museum.file.UploadUrlRequest;
import museum.file.UploadUrls;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.ErrorCode;
import museum.web.LenientNumber;
import museum.web.RateLimit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Visitors add pictures to an album that collects them; its owner's storage is charged. Protocol 04 §7.6, §7.7. */
@RestController
@RequestMapping("/public-collection")
@Access(Access.Kind.ALBUM_LINK)
class CollectController {

    private final Albums albums;
    private final UploadUrls urls;
    private final CreateFile create;

    CollectController(Albums albums, UploadUrls urls, CreateFile create) {
        this.albums = albums;
        this.urls = urls;
        this.create = create;
    }

    @GetMapping("/upload-urls")
    @RateLimit(value = 250, by = RateLimit.By.ADMITTED)
    Map<String, List<UploadUrl>> simple(
            AlbumVisitor visitor, Client client, @RequestParam(defaultValue = "") String count) {
        return Map.of("urls", urls.simple(collecting(visitor).ownerId(), client.app(), LenientNumber.of(count)));
    }

    @PostMapping("/upload-url")
    @RateLimit(value = 250, by = RateLimit.By.ADMITTED)
    UploadUrl bound(AlbumVisitor visitor, Client client, @RequestBody UploadUrlRequest request) {
        return urls.bound(collecting(visitor).ownerId(), client.app(), request);
    }

    @GetMapping("/multipart-upload-urls")
    @RateLimit(value = 250, by = RateLimit.By.ADMITTED)
    Map<String, MultipartUploadUrls> inParts(
            AlbumVisitor visitor, Client client, @RequestParam(defaultValue = "") String count) {
        return Map.of("urls", urls.inParts(collecting(visitor).ownerId(), client.app(), LenientNumber.of(count)));
    }

    @PostMapping("/multipart-upload-url")
    @RateLimit(value = 250, by = RateLimit.By.ADMITTED)
    MultipartUploadUrls boundParts(
            AlbumVisitor visitor, Client client, @RequestBody MultipartUploadUrlRequest request) {
        return urls.boundParts(collecting(visitor).ownerId(), client.app(), request);
    }

    /** The file becomes the album owner's; what only he may set is dropped. */
    @PostMapping("/file")
    File create(AlbumVisitor visitor, Client client, @RequestBody NewFile file) {
        if (file.collectionID() != visitor.albumId()) {
            throw ApiError.badRequest("can only update to associated collection");
        }
        var album = collecting(visitor);
        return create.create(
                album.ownerId(),
                client.app(),
                new NewFile(
                        0,
                        file.collectionID(),
                        file.encryptedKey(),
                        file.keyDecryptionNonce(),
                        file.file(),
                        file.thumbnail(),
                        file.metadata(),
                        null,
                        file.pubMagicMetadata()));
    }

    private Album collecting(AlbumVisitor visitor) {
        if (!visitor.link().enableCollect()) {
            throw ApiError.of(ErrorCode.PUBLIC_COLLECT_DISABLED);
        }
        return albums.find(visitor.albumId()).filter(album -> !album.deleted()).orElseThrow(ApiError::notFound);
    }
}
