package museum.file;

import java.util.List;
import museum.collection.AlbumLocks;
import museum.collection.CollectionFileItem;
import museum.collection.Memberships;
import museum.web.ApiError;
import museum.web.ErrorCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A file is to be made of objects that belong to one already: the request is either a repeated one, or refused. Protocol 03 §4.1 (idempotency). */
@Component
class RepeatedCreation {

    private final FileQueries files;
    private final FileLocks fileLocks;
    private final AlbumLocks albumLocks;
    private final Memberships memberships;
    private final OverwrittenObjects overwritten;
    private final TransactionTemplate transaction;

    RepeatedCreation(
            FileQueries files,
            FileLocks fileLocks,
            AlbumLocks albumLocks,
            Memberships memberships,
            OverwrittenObjects overwritten,
            TransactionTemplate transaction) {
        this.files = files;
        this.fileLocks = fileLocks;
        this.albumLocks = albumLocks;
        this.memberships = memberships;
        this.overwritten = overwritten;
        this.transaction = transaction;
    }

    /**
     * The file that was made by an equal request: same owner, objects, sizes, headers and metadata; if that was for another album, the file is put into this
     * one, too. Everything else is 400.
     */
    long find(long ownerId, NewFile request, FileQueries.Row row) {
        var owning = files.owning(row.objects().keys());
        if (owning.size() != 1 || !isEqual(owning.getFirst(), ownerId, row)) {
            overwritten.undoLater(owning);
            throw ApiError.badRequest();
        }
        var file = owning.getFirst();
        if (!file.live()) {
            throw ApiError.notFound();
        }
        if (!files.wasEverIn(request.collectionID(), file.fileId())) {
            transaction.executeWithoutResult(status -> addTo(ownerId, request, file.fileId()));
        }
        return file.fileId();
    }

    private void addTo(long ownerId, NewFile request, long fileId) {
        fileLocks.lock(List.of(fileId));
        var locked = albumLocks.lockFor(ownerId, List.of(request.collectionID()));
        var item = new CollectionFileItem(fileId, request.encryptedKey(), request.keyDecryptionNonce());
        int added = memberships.add(locked.owned(request.collectionID()), ownerId, List.of(item), locked.stamp());
        if (added == 0) {
            throw ApiError.of(ErrorCode.FILE_IN_TRASH);
        }
    }

    private static boolean isEqual(FileQueries.Existing file, long ownerId, FileQueries.Row row) {
        var objects = new StoredObjects(file.fileKey(), file.fileSize(), file.thumbnailKey(), file.thumbnailSize());
        return file.ownerId() == ownerId
                && objects.equals(row.objects())
                && file.fileDecryptionHeader().equals(row.fileHeader())
                && file.thumbnailDecryptionHeader().equals(row.thumbnailHeader())
                && file.metadataDecryptionHeader().equals(row.metadataHeader())
                && file.encryptedMetadata().equals(row.metadata());
    }
}
