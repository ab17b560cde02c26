package museum.file;

import java.util.OptionalLong;
import museum.billing.Quota;
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
    private final Quota quota;
    private final FileRows rows;
    private final ReplaceObjects replace;

    UpdateFile(
            FileAccess access,
            ObjectQueries objects,
            UploadedObjects uploaded,
            Quota quota,
            FileRows rows,
            ReplaceObjects replace) {
        this.access = access;
        this.objects = objects;
        this.uploaded = uploaded;
        this.quota = quota;
        this.rows = rows;
        this.replace = replace;
    }

    /** Both objects and the metadata, under the file's own key. Asked again with the same objects, nothing but the version changes. */
    Updated contents(Caller caller, NewFile request) {
        UploadKeys.require(caller.userId(), request);
        requireOwn(caller, request.id());
        var current = objects.pair(request.id()).orElseThrow(ApiError::notFound);
        var found = uploaded.measure(request);
        quota.check(caller.userId(), caller.app(), OptionalLong.of(found.bytes() - current.bytes()));
        try {
            return new Updated(request.id(), replace.contents(caller.userId(), request.id(), rows.of(request, found)));
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
        quota.check(caller.userId(), caller.app(), OptionalLong.of(size - current.thumbnailSize()));
        try {
            replace.thumbnail(caller.userId(), fileId, thumbnail.decryptionHeader(), key, size);
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
