package museum.file;

import java.util.List;
import museum.collection.Albums;
import museum.database.Time;
import museum.web.ApiError;
import museum.web.App;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Makes files of uploaded objects. Clients whose answer was lost ask again with the same objects, also while the first request is still under way: they
 * get the file that is there. Protocol 03 §4.1.
 */
@Service
public class CreateFile {

    private final Albums albums;
    private final UploadedObjects uploaded;
    private final FileRows rows;
    private final RegisterFiles register;
    private final RepeatedCreation repeated;
    private final Time time;

    CreateFile(
            Albums albums,
            UploadedObjects uploaded,
            FileRows rows,
            RegisterFiles register,
            RepeatedCreation repeated,
            Time time) {
        this.albums = albums;
        this.uploaded = uploaded;
        this.rows = rows;
        this.register = register;
        this.repeated = repeated;
        this.time = time;
    }

    /**
     * Makes a file in an album of its owner.
     *
     * @param ownerId whose file and album it is, and who pays
     * @param app the app of the request, which must be that of the album
     */
    public File create(long ownerId, App app, NewFile request) {
        UploadKeys.require(ownerId, request);
        var encryptedKey = present(request.encryptedKey());
        var nonce = present(request.keyDecryptionNonce());
        requireAlbum(ownerId, app, request.collectionID());
        var objects = uploaded.measure(request);
        var row = rows.of(request, objects);
        try {
            var registration = new RegisterFiles.Registration(row, encryptedKey, nonce);
            var made = register.register(ownerId, app, request.collectionID(), List.of(registration));
            return answer(ownerId, request, row, made.fileIds().getFirst(), made.stamp());
        } catch (KeysInUse | DuplicateKeyException inUse) {
            return answer(ownerId, request, row, repeated.find(ownerId, request, row), time.now());
        }
    }

    private void requireAlbum(long ownerId, App app, long albumId) {
        var album = albums.find(albumId).orElseThrow(ApiError::notFound);
        if (album.app() != app || !album.isOwnedBy(ownerId)) {
            throw ApiError.permissionDenied();
        }
        if (album.deleted()) {
            throw ApiError.of(ErrorCode.COLLECTION_DELETED);
        }
    }

    private File answer(long ownerId, NewFile request, FileQueries.Row row, long fileId, long stamp) {
        var objects = row.objects();
        return new File(
                fileId,
                ownerId,
                request.collectionID(),
                null,
                present(request.encryptedKey()),
                present(request.keyDecryptionNonce()),
                new Attr(objects.fileKey(), null, row.fileHeader(), objects.fileSize()),
                new Attr(objects.thumbnailKey(), null, row.thumbnailHeader(), objects.thumbnailSize()),
                Attr.metadata(row.metadata().isEmpty() ? null : row.metadata(), row.metadataHeader()),
                false,
                stamp,
                row.magicMetadata(),
                row.pubMagicMetadata(),
                rows.stored(new FileInfo(objects.fileSize(), objects.thumbnailSize())));
    }

    private static String present(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw ApiError.badRequest();
        }
        return text;
    }
}
