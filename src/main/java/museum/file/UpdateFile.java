package museum.file;

import museum.web.ApiError;
import museum.web.Caller;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Gives files new contents: an edited photo, a smaller thumbnail. Protocol 03 §4.2, §4.5. */
@Service
class UpdateFile {

    /** Protocol 03 §4.2; the time in microseconds. */
    record Updated(long id, long updationTime) {}

    private final FileAccess access;
    private final ObjectQueries objects;
    private final UploadedObjects uploaded;
    private final FileRows rows;
    private final ReplaceObjects replace;

    UpdateFile(
            FileAccess access, ObjectQueries objects, UploadedObjects uploaded, FileRows rows, ReplaceObjects replace) {
        this.access = access;
        this.objects = objects;
        this.uploaded = uploaded;
        this.rows = rows;
        this.replace = replace;
    }

    /** Both objects and the metadata, under the file's own key. Asked again with the same objects, nothing but the version changes. */
    Updated contents(Caller caller, NewFile request) {
        UploadKeys.require(caller.userId(), request);
        requireOwn(caller, request.id());
        if (objects.pair(request.id()).isEmpty()) {
            throw ApiError.notFound();
        }
        var found = uploaded.measure(request);
        try {
            return new Updated(request.id(), replace.contents(caller, request.id(), rows.of(request, found)));
        } catch (KeysInUse | DuplicateKeyException inUse) {
            throw ApiError.badRequest();
        }
    }

    /** The thumbnail alone, which must not be larger than the one before. */
    void thumbnail(Caller caller, long fileId, Attr thumbnail) {
        var key = thumbnail.objectKey();
        if (key == null || !ObjectKeys.isOf(caller.userId(), key)) {
            throw ApiError.badRequest();
        }
        requireOwn(caller, fileId);
        var current = objects.pair(fileId).orElseThrow(ApiError::notFound);
        long size = uploaded.measure(key);
        if (size > current.thumbnailSize()) {
            throw ApiError.badRequest();
        }
        try {
            replace.thumbnail(caller, fileId, thumbnail.decryptionHeader(), key, size);
        } catch (KeysInUse | DuplicateKeyException inUse) {
            throw ApiError.badRequest();
        }
    }

    private void requireOwn(Caller caller, long fileId) {
        if (access.owner(fileId).orElseThrow(ApiError::notFound) != caller.userId()) {
            throw ApiError.permissionDenied();
        }
    }
}
