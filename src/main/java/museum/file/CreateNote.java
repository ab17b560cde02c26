package museum.file;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import museum.billing.Quota;
import museum.collection.Album;
import museum.collection.AlbumLocks;
import museum.collection.Albums;
import museum.collection.CollectionFileItem;
import museum.collection.Memberships;
import museum.web.ApiError;
import museum.web.App;
import museum.web.Caller;
import museum.web.ErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes files of the locker that have nothing but metadata. Protocol 03 §4.3. */
@Service
class CreateNote {

    private static final String NO_CONTENT = "";

    private final Albums albums;
    private final Quota quota;
    private final AlbumLocks locks;
    private final FileQueries files;
    private final Memberships memberships;
    private final FileRows rows;
    private final TransactionTemplate transaction;

    CreateNote(
            Albums albums,
            Quota quota,
            AlbumLocks locks,
            FileQueries files,
            Memberships memberships,
            FileRows rows,
            TransactionTemplate transaction) {
        this.albums = albums;
        this.quota = quota;
        this.locks = locks;
        this.files = files;
        this.memberships = memberships;
        this.rows = rows;
        this.transaction = transaction;
    }

    File create(Caller caller, NewNote request) {
        var metadata = request.metadata().encryptedData();
        if (request.id() != 0 || metadata == null || metadata.isEmpty()) {
            throw ApiError.badRequest();
        }
        var folder = live(albums.ownedEvenDeleted(caller.userId(), request.collectionID()));
        if (caller.app() != App.LOCKER || folder.app() != App.LOCKER) {
            throw ApiError.permissionDenied();
        }
        quota.check(caller.userId(), App.LOCKER, OptionalLong.empty());
        return Objects.requireNonNull(transaction.execute(status -> insert(caller.userId(), request, metadata)));
    }

    private File insert(long userId, NewNote request, String metadata) {
        var locked = locks.lockFor(userId, List.of(request.collectionID()));
        var folder = live(locked.ownedEvenDeleted(request.collectionID()));
        var row = new FileQueries.Row(
                NO_CONTENT,
                NO_CONTENT,
                request.metadata().decryptionHeader(),
                metadata,
                rows.stored(request.magicMetadata()),
                rows.stored(request.pubMagicMetadata()),
                StoredObjects.NONE);
        long id = files.insertNote(userId, row, locked.stamp());
        var item = new CollectionFileItem(id, request.encryptedKey(), request.keyDecryptionNonce());
        memberships.add(folder, userId, List.of(item), locked.stamp());
        return new File(
                id,
                userId,
                folder.id(),
                null,
                Objects.requireNonNullElse(request.encryptedKey(), ""),
                Objects.requireNonNullElse(request.keyDecryptionNonce(), ""),
                Attr.of(NO_CONTENT),
                Attr.of(NO_CONTENT),
                Attr.metadata(metadata, row.metadataHeader()),
                false,
                locked.stamp(),
                row.magicMetadata(),
                row.pubMagicMetadata(),
                rows.stored(new FileInfo(0, 0)));
    }

    private static Album live(Album album) {
        if (album.deleted()) {
            throw ApiError.of(ErrorCode.COLLECTION_DELETED);
        }
        return album;
    }
}
