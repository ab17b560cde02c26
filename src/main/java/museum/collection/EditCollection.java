package museum.collection;

import java.util.List;
import museum.web.ApiError;
import museum.web.Required;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names and settings of collections; the owner's also of deleted ones. Versions are counted, not compared: the last one to write wins. Protocol 02
 * §7.22–7.25.
 */
@Service
class EditCollection {

    private final Albums albums;
    private final AlbumLocks locks;
    private final EditQueries edits;
    private final ShareQueries shares;
    private final JsonMapper json;

    EditCollection(Albums albums, AlbumLocks locks, EditQueries edits, ShareQueries shares, JsonMapper json) {
        this.albums = albums;
        this.locks = locks;
        this.edits = edits;
        this.shares = shares;
        this.json = json;
    }

    record RenameRequest(
            @Required long collectionID,
            @Required String encryptedName,
            @Required String nameDecryptionNonce) {}

    record MagicMetadataRequest(@Required long id, @Required MagicMetadata magicMetadata) {}

    @Transactional
    void rename(long userId, RenameRequest request) {
        long stamp = lockOwned(userId, request.collectionID());
        edits.rename(request.collectionID(), request.encryptedName(), request.nameDecryptionNonce(), stamp);
    }

    @Transactional
    void setMagicMetadata(long userId, MagicMetadataRequest request) {
        var next = json.writeValueAsString(
                request.magicMetadata().requirePositive().next());
        edits.setMagicMetadata(request.id(), next, lockOwned(userId, request.id()));
    }

    @Transactional
    void setPublicMagicMetadata(long userId, MagicMetadataRequest request) {
        var next = json.writeValueAsString(
                request.magicMetadata().requirePositive().next());
        edits.setPublicMagicMetadata(request.id(), next, lockOwned(userId, request.id()));
    }

    /** The settings of somebody who takes part; unlike the others stored with the version that was sent. */
    @Transactional
    void setShareeMagicMetadata(long userId, MagicMetadataRequest request) {
        var sent = json.writeValueAsString(request.magicMetadata().requirePositive());
        var locked = locks.lockFor(userId, List.of(request.id()));
        if (locked.access(request.id()).role() == Role.OWNER) {
            throw ApiError.badRequest("owner can not update sharee magic metadata");
        }
        shares.setMagicMetadata(request.id(), userId, sent, locked.stamp());
    }

    private long lockOwned(long userId, long collectionId) {
        albums.ownedEvenDeleted(userId, collectionId);
        return locks.lockFor(userId, List.of(collectionId)).stamp();
    }
}
