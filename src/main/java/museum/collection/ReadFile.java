package museum.collection;

import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.stereotype.Service;

/** One file of a collection, for its owner and for everybody who takes part. Protocol 02 §7.19. */
@Service
class ReadFile {

    private final CollectionFileQueries files;
    private final AlbumQueries albums;

    ReadFile(CollectionFileQueries files, AlbumQueries albums) {
        this.files = files;
        this.albums = albums;
    }

    CollectionFile read(long userId, long albumId, long fileId) {
        var file = files.find(albumId, fileId).orElseThrow(ReadFile::notThere);
        if (file.ownerId() != userId && !takesPart(userId, albumId)) {
            throw ApiError.permissionDenied();
        }
        var seen = file.seenBy(userId);
        if (seen.isDeleted()) {
            throw notThere();
        }
        return seen;
    }

    private boolean takesPart(long userId, long albumId) {
        return albums.findAccess(userId, albumId)
                .filter(access -> !access.album().deleted())
                .isPresent();
    }

    private static ApiError notThere() {
        return ApiError.of(ErrorCode.FILE_NOT_FOUND_IN_ALBUM);
    }
}
